package regulus.learning.data.catalog;

/**
 * A file of a data set.
 *
 * @param name its path
 * @param size in bytes
 * @param sha256 of the file as it lies there, hexadecimal
 * @param sameness with the file that the authors of the data set publish under its name
 */
public record CheckedFile(String name, long size, String sha256, Sameness sameness) {}
