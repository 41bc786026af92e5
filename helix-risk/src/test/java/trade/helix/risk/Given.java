package trade.helix.risk;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.risk.Activity;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.Exposure;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/** A case for gates: everything in order unless a test says otherwise. BTC/USDT at 60,000, 10,000 USDT, 2 % to the stop. */
final class Given {
    private final List<Exposure> exposures = new ArrayList<>();
    private final Map<Symbol, Instant> stops = new HashMap<>();
    private Signal.Builder signal = Entries.signal().price(Price.of("60000")).sentAt(Entries.NOW);
    private Instrument instrument = Entries.instrument();
    private Price bid = Price.of("60000");
    private Price ask = Price.of("60000");
    private Price stop = Price.of("58800");
    private Quantity size = Quantity.of("0.01");
    private Instant now = Entries.NOW;
    private Instant reachableAt = Entries.NOW;
    private AccountStatus status = AccountStatus.RUNNING;
    private Money equity = Entries.usdt("10000");
    private Money dayStart = Entries.usdt("10000");
    private Money realised = Entries.usdt("0");
    private LocalDate activityDay = LocalDate.ofInstant(Entries.NOW, ZoneOffset.UTC);
    private int entries;

    Given signal(Signal.Builder value) {
        this.signal = value;
        return this;
    }

    Given instrument(Instrument value) {
        this.instrument = value;
        return this;
    }

    Given quote(String bestBid, String bestAsk) {
        this.bid = Price.of(bestBid);
        this.ask = Price.of(bestAsk);
        this.stop = ask.less(Ratio.ofPercent("2")).toTick(instrument.priceTick(), RoundingMode.UP);
        return this;
    }

    Given stop(String value) {
        this.stop = Price.of(value);
        return this;
    }

    Given size(String value) {
        this.size = Quantity.of(value);
        return this;
    }

    Given now(String value) {
        this.now = Instant.parse(value);
        return this;
    }

    Given reachableAt(Instant value) {
        this.reachableAt = value;
        return this;
    }

    Given status(AccountStatus value) {
        this.status = value;
        return this;
    }

    Given equity(String value) {
        this.equity = Entries.usdt(value);
        return this;
    }

    Given day(String start, String result) {
        this.dayStart = Entries.usdt(start);
        this.realised = Entries.usdt(result);
        return this;
    }

    Given open(String symbol, String notional) {
        Symbol of = Symbol.of(symbol);
        exposures.add(new Exposure(
                of,
                Money.of(notional, of.quote().code()),
                Money.of("0", of.quote().code())));
        return this;
    }

    Given entries(int count) {
        this.entries = count;
        return this;
    }

    Given entriesOf(String day) {
        this.activityDay = LocalDate.parse(day);
        return this;
    }

    Given stoppedOut(String symbol, Instant at) {
        stops.put(Symbol.of(symbol), at);
        return this;
    }

    EntryProposal proposal() {
        Signal built = signal.build();
        Quote quote = new Quote(instrument.symbol(), bid, ask, now);
        return new EntryProposal(built.account(), new SignalRef("s-1"), built, instrument, quote, stop, null);
    }

    RiskContext context() {
        return new RiskContext(
                now,
                status,
                Entries.holding(new Quantity(equity.amount())),
                reachableAt,
                equity,
                Entries.figures(dayStart, realised),
                exposures,
                new Activity(activityDay, entries, stops));
    }

    Verdict by(RiskGate gate) {
        return gate.check(proposal().withSize(size), context());
    }

    RiskDecision by(RiskManager manager) {
        return manager.evaluate(proposal(), context());
    }
}
