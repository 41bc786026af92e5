package trade.helix.store.jdbc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import trade.helix.api.store.TradeQuery;

/** A query for trades as SQL. Its values are bound, never written into the text. */
final class TradeSearch {
    private final StringBuilder sql = new StringBuilder("SELECT account, sequence FROM trades WHERE account = ?");
    private final List<Object> values = new ArrayList<>();

    TradeSearch(TradeQuery query) {
        values.add(query.account().value());
        query.symbol().ifPresent(symbol -> is("symbol", symbol.toString()));
        query.status().ifPresent(status -> is("status", status.code()));
        query.openedOn().ifPresent(day -> isOn("opened_at", day));
        query.closedOn().ifPresent(day -> isOn("closed_at", day));
        sql.append(" ORDER BY opened_at DESC, id DESC LIMIT ?");
        values.add(query.most());
    }

    private void is(String column, String value) {
        sql.append(" AND ").append(column).append(" = ?");
        values.add(value);
    }

    private void isOn(String column, LocalDate day) {
        sql.append(" AND ").append(column).append(" >= ? AND ").append(column).append(" < ?");
        values.add(Times.startOf(day));
        values.add(Times.startOf(day.plusDays(1)));
    }

    String sql() {
        return sql.toString();
    }

    Object[] values() {
        return values.toArray();
    }
}
