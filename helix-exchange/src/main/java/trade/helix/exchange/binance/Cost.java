package trade.helix.exchange.binance;

/**
 * What a request uses of Binance's limits, and how much of them it may use.
 *
 * @param weight of the request, as Binance's documents tell it; a cancel and an order that succeed weigh nothing
 * @param orders how many orders it adds
 * @param rank who goes first
 */
record Cost(int weight, int orders, Rank rank) {
    /** A fifth of each limit is kept for what ends or protects a trade. */
    enum Rank {
        /** An entry, or a read that no open trade waits for: stops at four fifths. */
        ORDINARY,
        /** One more look at an order that rests: leaves two fifths to all others. */
        WATCH,
        /** A read that tells what became of an order: may use all. */
        LOOK,
        /** An exit, protection, a cancel, and the time that they are signed with: always goes, and the venue judges. */
        FIRST;

        /** After a pause that the venue asked for. */
        boolean isFirstInLine() {
            return this == LOOK || this == FIRST;
        }

        boolean allows(long used, long most) {
            return switch (this) {
                case ORDINARY -> used * 5 <= most * 4;
                case WATCH -> used * 5 <= most * 3;
                case LOOK -> used <= most;
                case FIRST -> true;
            };
        }
    }

    static final Cost ENTRY = new Cost(1, 1, Rank.ORDINARY);
    static final Cost CANCEL = new Cost(0, 0, Rank.FIRST);
    /** A read of the wallet API, whose limits are apart: used up, they are no reason for orders to wait. */
    static final Cost WALLET = new Cost(0, 0, Rank.ORDINARY);

    /** To connect to the WebSocket API, and to subscribe there: two points each. */
    static final Cost STREAM = new Cost(4, 0, Rank.ORDINARY);

    static final Cost TIME = new Cost(1, 0, Rank.FIRST);

    static Cost read(int weight) {
        return new Cost(weight, 0, Rank.ORDINARY);
    }

    static Cost watch(int weight) {
        return new Cost(weight, 0, Rank.WATCH);
    }

    static Cost look(int weight) {
        return new Cost(weight, 0, Rank.LOOK);
    }

    /** An exit, or so many protective orders. */
    static Cost orders(int orders) {
        return new Cost(0, orders, Rank.FIRST);
    }
}
