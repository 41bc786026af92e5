package trade.helix.engine.core;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.Balance;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord.FillRecorded;
import trade.helix.api.journal.JournalRecord.OrderObserved;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/** Orders, executions and trades of one symbol, for tests of what is reckoned from them. */
final class Sample {
    static final Instant NOW = Instant.parse("2026-05-15T08:00:00Z");
    static final Symbol SYMBOL = Symbol.of("BTC/USDT");

    private Sample() {}

    static Intent intent(Leg leg, String quantity, @Nullable Integer carrier) {
        return intent(SYMBOL, leg, leg.name().toLowerCase(Locale.ROOT), quantity, carrier);
    }

    /** An entry sets 150 aside. */
    static Intent intent(Symbol symbol, Leg leg, String id, String quantity, @Nullable Integer carrier) {
        boolean entry = leg == Leg.ENTRY;
        String name = symbol.base().code().toLowerCase(Locale.ROOT);
        return new Intent(
                new ClientOrderId(id),
                7,
                new TradeId("t-" + name),
                new SignalRef("s-" + name),
                leg,
                1,
                symbol,
                entry ? Side.BUY : Side.SELL,
                Quantity.of(quantity),
                new Intent.Prices(
                        entry ? Price.of("100") : null,
                        Price.of("98"),
                        leg == Leg.PROTECTION && carrier == null ? Price.of("97") : null,
                        null),
                Money.of(entry ? "150" : "0", symbol.quote().code()),
                carrier);
    }

    static OrderLeg leg(Leg leg, String quantity) {
        return OrderLeg.of(intent(leg, quantity, null), NOW);
    }

    static OrderLeg attached(String quantity) {
        return OrderLeg.of(intent(Leg.PROTECTION, quantity, 7), NOW);
    }

    static TradeState trade() {
        return trade(SYMBOL);
    }

    /** One whose entry of 10 has no answer yet. */
    static TradeState trade(Symbol symbol) {
        Intent entry = intent(symbol, Leg.ENTRY, "entry-" + symbol.base(), "10", null);
        return TradeState.of(entry, new SignalId("Long"), NOW);
    }

    /** One whose entry of 10 at 100 has filled, for a fee of 1. */
    static TradeState bought(Symbol symbol) {
        return bought(trade(symbol));
    }

    /** One whose entry carried its stops. */
    static TradeState boughtCarrying() {
        return bought(TradeState.of(intent(Leg.ENTRY, "10", 7), new SignalId("Long"), NOW));
    }

    private static TradeState bought(TradeState trade) {
        Symbol symbol = trade.symbol();
        OrderLeg entry = seen(trade.entry(), "v-entry", OrderStatus.FILLED, "10");
        Fill fill = fill("f-entry", Side.BUY, "10", "1", symbol.quote().code())
                .symbol(symbol)
                .build();
        Money fee = Money.of("1", symbol.quote().code());
        return trade.with(entry.with(new FillRecorded(entry.id(), fill, fee)));
    }

    /** With an order more. */
    static TradeState with(TradeState trade, OrderLeg leg) {
        return trade.plus(leg.intent(), NOW).with(leg);
    }

    /** As after a start, with nothing under way. */
    static CoreState state(AccountState account) {
        CoreState fresh = CoreState.load(
                account.account(), new AccountHistory("epoch", 0, List.of()), CoreSettings.DEFAULTS, NOW);
        return new CoreState(
                account,
                fresh.sequence(),
                fresh.facts(),
                fresh.venueReachable(),
                fresh.factsVersion(),
                fresh.readingFacts(),
                fresh.errands(),
                fresh.entries(),
                fresh.suspicions(),
                fresh.uncoveredSince(),
                fresh.gaps(),
                fresh.standing(),
                fresh.nextToken(),
                fresh.bootedAt(),
                fresh.unsure(),
                fresh.stream());
    }

    /** Free balances, as {@code "10000 USDT", "0.5 BTC"}. */
    static AccountSnapshot balances(Instant at, String... amounts) {
        Map<Asset, Balance> balances = new HashMap<>();
        for (String amount : amounts) {
            String[] parts = amount.split(" ", -1);
            Asset asset = Asset.of(parts[1]);
            balances.put(asset, new Balance(asset, Quantity.of(parts[0]), Quantity.ZERO));
        }
        return new AccountSnapshot(balances, at);
    }

    static AccountState account() {
        return AccountState.empty(new AccountId("main"), "epoch");
    }

    /** Seen at the venue, accepted. */
    static OrderLeg seen(OrderLeg leg, String venueOrder, OrderStatus status, String filled) {
        return leg.with(Outcome.ACCEPTED, "").with(report(leg, venueOrder, status, filled), NOW);
    }

    static OrderObserved report(OrderLeg leg, String venueOrder, OrderStatus status, String filled) {
        return new OrderObserved(
                leg.id(), new VenueOrderId(venueOrder), OrderType.STOP_LOSS, status, Quantity.of(filled), null, null);
    }

    static OrderState.Builder order(String id, OrderStatus status, String quantity, String filled) {
        return OrderState.builder()
                .symbol(SYMBOL)
                .side(Side.SELL)
                .type(OrderType.STOP_LOSS)
                .status(status)
                .quantity(Quantity.of(quantity))
                .filled(Quantity.of(filled))
                .venueOrderId(new VenueOrderId(id))
                .createdAt(NOW);
    }

    /** At 100. */
    static Fill.Builder fill(String id, Side side, String quantity, String fee, String feeAsset) {
        return Fill.builder()
                .id(new FillId(id))
                .venueOrderId(new VenueOrderId("v-" + id))
                .symbol(SYMBOL)
                .side(side)
                .price(Price.of("100"))
                .quantity(Quantity.of(quantity))
                .fee(Money.of(fee, feeAsset))
                .at(NOW);
    }

    static FillRecorded recorded(OrderLeg leg, Fill fill, String feeValue) {
        return new FillRecorded(leg.id(), fill, Money.of(feeValue, "USDT"));
    }

    /** The leg after one execution at 100 with a fee of 1 USDT. */
    static OrderLeg filled(OrderLeg leg, String fillId, String quantity) {
        Side side = leg.intent().side();
        return leg.with(recorded(leg, fill(fillId, side, quantity, "1", "USDT").build(), "1"));
    }
}
