package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.util.List;

/** The journal as lines of JSON. Ids, times and types hold nothing that JSON would have to escape; bodies are JSON already. */
final class Export {
    private static final int PAGE = 1_000;
    private static final String SELECT = "SELECT sequence, at, type, body FROM journal"
            + " WHERE account = ? AND sequence > ? ORDER BY sequence LIMIT ?";

    private Export() {}

    /** An entry, and its place, from which to go on. */
    record Line(long sequence, String json) {}

    static List<Line> page(Session session, String account, long afterSequence) throws SQLException {
        return session.query(
                row -> new Line(
                        row.getLong(1),
                        "{\"account\":\"" + account + "\",\"sequence\":" + row.getLong(1) + ",\"at\":\""
                                + row.getString(2) + "\",\"type\":\"" + row.getString(3) + "\",\"body\":"
                                + row.getString(4) + "}"),
                SELECT,
                account,
                afterSequence,
                PAGE);
    }
}
