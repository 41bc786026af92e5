package trade.helix.store.jdbc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.value.Price;

/** The parts of a signal, as JSON holds them. */
record SignalShape(
        AccountId account,
        SignalId id,
        SignalAction action,
        String symbol,
        @Nullable Price price,
        @Nullable Instant sentAt,
        @Nullable String strategy,
        String payload) {
    static SignalShape of(Signal signal) {
        return new SignalShape(
                signal.account(),
                signal.id(),
                signal.action(),
                signal.symbol(),
                signal.price().orElse(null),
                signal.sentAt().orElse(null),
                signal.strategy().orElse(null),
                signal.payload());
    }

    Signal signal() {
        Signal.Builder signal = Signal.builder()
                .account(account)
                .id(id)
                .action(action)
                .symbol(symbol)
                .payload(payload);
        if (price != null) {
            signal.price(price);
        }
        if (sentAt != null) {
            signal.sentAt(sentAt);
        }
        if (strategy != null) {
            signal.strategy(strategy);
        }
        return signal.build();
    }
}
