package trade.helix.store.jdbc;

import java.util.List;

/**
 * Where rows go: a table and some of its columns.
 *
 * @param table its name
 * @param names of the columns, in the order in which a row brings its values
 * @param types theirs, as PostgreSQL calls them
 */
record Columns(String table, List<String> names, List<String> types) {
    /** Of words such as {@code sequence bigint}. */
    static Columns of(String table, String... columns) {
        List<String[]> words =
                List.of(columns).stream().map(column -> column.split(" ", 2)).toList();
        return new Columns(
                table,
                words.stream().map(word -> word[0]).toList(),
                words.stream().map(word -> word[1]).toList());
    }

    /** The beginning of an insert, up to what it inserts. */
    String insert() {
        return "INSERT INTO " + table + " (" + String.join(", ", names) + ") ";
    }
}
