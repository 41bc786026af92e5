package trade.helix.exchange.kraken;

/** The private methods in use, with what each adds to the counter of calls. */
enum Method {
    BALANCE("BalanceEx", 1),
    KEY_INFO("GetApiKeyInfo", 1),
    OPEN_ORDERS("OpenOrders", 1),
    CLOSED_ORDERS("ClosedOrders", 2),
    QUERY_ORDERS("QueryOrders", 1),
    QUERY_TRADES("QueryTrades", 2),
    TRADES_HISTORY("TradesHistory", 2),
    SOCKET_TOKEN("GetWebSocketsToken", 1),
    ADD_ORDER("AddOrder", 0),
    CANCEL_ORDER("CancelOrder", 0);

    private final String word;
    private final int cost;

    Method(String word, int cost) {
        this.word = word;
        this.cost = cost;
    }

    String word() {
        return word;
    }

    String path() {
        return "/0/private/" + word;
    }

    int cost() {
        return cost;
    }
}
