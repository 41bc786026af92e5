package trade.helix.api.laws;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.market.Quote;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Side;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/** Records with rules of their own, each instance within the rules. */
final class DomainRecords extends DomainContextBase {
    private final DomainValues values = new DomainValues();

    @Provide
    Arbitrary<ClientOrderId> clientOrderIds() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .ofMinLength(1)
                .ofMaxLength(64)
                .map(ClientOrderId::new);
    }

    @Provide
    Arbitrary<AccountStatus> statuses() {
        return Combinators.combine(values.causes(), Arbitraries.of(false, true)).as(AccountStatus::new);
    }

    @Provide
    Arbitrary<Quote> quotes() {
        return Combinators.combine(values.symbols(), sorted(2), values.instants())
                .as((symbol, prices, at) -> new Quote(symbol, prices.get(0), prices.get(1), at));
    }

    @Provide
    Arbitrary<OrderRequest> orderRequests() {
        return Combinators.combine(clientOrderIds(), values.symbols(), Arbitraries.of(Side.class), somethings())
                .as(OrderRequest::new);
    }

    @Provide
    Arbitrary<ProtectionRequest> protectionRequests() {
        Arbitrary<List<Price>> prices = sorted(3).filter(sorted -> sorted.get(2).isAbove(sorted.get(1)));
        return Combinators.combine(
                        clientOrderIds(), values.symbols(), somethings(), prices, Arbitraries.of(false, true))
                .as((id, symbol, quantity, p, pair) ->
                        new ProtectionRequest(id, symbol, quantity, p.get(1), p.get(0), pair ? p.get(2) : null));
    }

    @Provide
    Arbitrary<Verdict> verdicts() {
        return Combinators.combine(
                        Arbitraries.of(false, true),
                        Arbitraries.of(ReasonCode.STALE, ReasonCode.ACCOUNT_HALTED),
                        Arbitraries.strings().ofMaxLength(5),
                        Arbitraries.strings().ofMaxLength(5),
                        Arbitraries.of("equity 1 USDT", "open 0")
                                .array(String[].class)
                                .ofMaxSize(2))
                .as(Verdict::of);
    }

    @Provide
    Arbitrary<LossFigures> lossFigures() {
        return Combinators.combine(
                        values.moneys(),
                        values.moneys(),
                        values.moneys(),
                        values.moneys(),
                        values.moneys(),
                        values.moneys())
                .as((start, today, equity, peak, cash, deposits) -> new LossFigures(
                        LocalDate.of(2026, 5, 15),
                        start,
                        true,
                        today,
                        equity,
                        peak.max(equity),
                        Ratio.ZERO,
                        cash,
                        deposits));
    }

    /** Quantities above zero. */
    Arbitrary<Quantity> somethings() {
        return values.quantities().filter(quantity -> !quantity.isZero());
    }

    private Arbitrary<List<Price>> sorted(int count) {
        return values.prices()
                .list()
                .ofSize(count)
                .map(prices -> prices.stream().sorted().toList());
    }

    /** Money of another asset than that of {@link DomainValues}. */
    static Money foreign(Money money) {
        return Money.of(money.amount().toPlainString(), "EUR");
    }
}
