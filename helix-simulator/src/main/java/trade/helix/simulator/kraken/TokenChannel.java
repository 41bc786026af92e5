package trade.helix.simulator.kraken;

import trade.helix.simulator.market.OrderEvent;

/** A private channel that gives its token back when it is over. */
record TokenChannel(Channel inner, Runnable release) implements Channel {
    @Override
    public void start() {
        inner.start();
    }

    @Override
    public void onOrder(OrderEvent event) {
        inner.onOrder(event);
    }

    @Override
    public String account() {
        return inner.account();
    }

    @Override
    public void end() {
        release.run();
    }
}
