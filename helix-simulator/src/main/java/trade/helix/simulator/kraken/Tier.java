package trade.helix.simulator.kraken;

/** How far an account is verified, which decides its limits. */
public enum Tier {
    /** 15 calls, a third back each second; 60 points and 60 open orders a pair. */
    STARTER(15, 330, 60, 1000, 60),
    /** 20 calls, half a call back each second; 125 points and 80 open orders a pair. */
    INTERMEDIATE(20, 500, 125, 2340, 80),
    /** 20 calls, one back each second; 180 points and 225 open orders a pair. */
    PRO(20, 1000, 180, 3750, 225),
    /** More than anybody needs, to try other things than limits; Kraken has no such level. */
    UNLIMITED(1_000_000, 1000, 1_000_000, 1000, 1_000_000);

    private final int calls;
    private final int callMillisPerSecond;
    private final int points;
    private final int pointMillisPerSecond;
    private final int openOrders;

    Tier(int calls, int callMillisPerSecond, int points, int pointMillisPerSecond, int openOrders) {
        this.calls = calls;
        this.callMillisPerSecond = callMillisPerSecond;
        this.points = points;
        this.pointMillisPerSecond = pointMillisPerSecond;
        this.openOrders = openOrders;
    }

    Counter newCallCounter() {
        return new Counter(calls, callMillisPerSecond);
    }

    Counter newPointCounter() {
        return new Counter(points, pointMillisPerSecond);
    }

    int points() {
        return points;
    }

    int openOrders() {
        return openOrders;
    }
}
