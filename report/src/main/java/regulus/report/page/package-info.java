/**
 * The page: which figures stand where, and the one HTML file that comes out.
 *
 * <p>Records hold exactly what the templates in {@code src/main/jte} place; templates compute
 * nothing. All text is escaped by jte, JSON by {@link regulus.report.page.Embedded}, and a content
 * security policy allows the page's own scripts, style and pictures only. Imports figure and chart.
 * To add a section, write its record, its template and one line in {@code report.jte}.
 */
@NullMarked
package regulus.report.page;

import org.jspecify.annotations.NullMarked;
