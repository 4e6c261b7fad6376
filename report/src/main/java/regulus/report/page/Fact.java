package regulus.report.page;

/** One line of "how it was run": what, and its value. */
public record Fact(String name, String value) {}
