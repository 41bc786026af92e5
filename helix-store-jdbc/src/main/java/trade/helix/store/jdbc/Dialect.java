package trade.helix.store.jdbc;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a database takes a value, and how it takes many rows at once. */
enum Dialect {
    SQLITE {
        /** It has no decimals: a text keeps every digit. */
        @Override
        @Nullable
        Object stored(@Nullable Object value) {
            return value instanceof BigDecimal d ? d.toPlainString() : value;
        }

        /** By statements of 512, 256, 128 rows and so on: few, and each prepared once. */
        @Override
        int insert(Session session, Columns into, List<@Nullable Object[]> rows) throws SQLException {
            String row = "(" + marks(into.names().size()) + ")";
            int stored = 0;
            for (int from = 0, many; from < rows.size(); from += many) {
                many = Math.min(MOST_ROWS, Integer.highestOneBit(rows.size() - from));
                stored += session.update(
                        into.insert() + "VALUES " + String.join(", ", Collections.nCopies(many, row)),
                        rows.subList(from, from + many).stream()
                                .flatMap(Arrays::stream)
                                .toArray());
            }
            return stored;
        }

        private static String marks(int many) {
            return String.join(", ", Collections.nCopies(many, "?"));
        }
    },

    POSTGRESQL {
        @Override
        @Nullable
        Object stored(@Nullable Object value) {
            return value instanceof String text ? PlainText.of(text) : value;
        }

        /** By one statement that is the same for any number: an array for each column. */
        @Override
        int insert(Session session, Columns into, List<@Nullable Object[]> rows) throws SQLException {
            Object[] arrays = new Object[into.names().size()];
            for (int i = 0; i < arrays.length; i++) {
                int column = i;
                arrays[i] = session.array(
                        into.types().get(i),
                        rows.stream().map(row -> stored(row[column])).toArray());
            }
            String parameters =
                    into.types().stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", "));
            return session.update(into.insert() + "SELECT * FROM unnest(" + parameters + ")", arrays);
        }
    };

    /** SQLite takes 32,766 values in a statement. */
    private static final int MOST_ROWS = 512;

    /** A value as the driver takes it for its column. */
    abstract @Nullable Object stored(@Nullable Object value);

    /** How many rows were inserted. */
    abstract int insert(Session session, Columns into, List<@Nullable Object[]> rows) throws SQLException;
}
