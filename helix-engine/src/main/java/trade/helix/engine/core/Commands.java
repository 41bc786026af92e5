package trade.helix.engine.core;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Asset;
import trade.helix.risk.CircuitBreaker;

/** What people command. Each leaves a fact for the audit log, one that changed nothing as well. */
record Commands(Draft draft, CircuitBreaker breaker, Outcomes outcomes, Reconciler reconciler) {
    void halt(Input.HaltCommanded input) {
        recorded(input.actor(), "halt", this::status, () -> draft.halt(HaltCause.HUMAN, "halted by " + input.actor()));
    }

    void resume(Input.ResumeCommanded input) {
        recorded(input.actor(), "resume", this::status, () -> {
            boolean resolved = draft.account().trades().values().stream()
                    .noneMatch(
                            trade -> draft.isUnknown(trade) || Tries.of(trade).isLeftAlone());
            Standing standing = draft.standing();
            AccountFigures after = breaker.resumed(
                    draft.account().figures(),
                    LocalDate.ofInstant(draft.at(), ZoneOffset.UTC),
                    resolved && standing.isReconciled());
            // Whoever has put the venue in order need not accept anything.
            AccountStatus status = standing.isClean() ? after.status().lifted(HaltCause.ORPHAN) : after.status();
            update(after.with(status), "resumed by " + input.actor());
        });
    }

    void acknowledge(Input.KillAcknowledged input) {
        recorded(
                input.actor(),
                "acknowledge",
                this::status,
                () -> update(breaker.acknowledged(draft.account().figures()), "kill acknowledged by " + input.actor()));
    }

    void resolve(Input.ResolveCommanded input) {
        recorded(input.actor(), "resolve", () -> order(input.id()), () -> outcomes.resolved(input.id(), input.actor()));
    }

    void accept(Input.HoldingsAccepted input) {
        recorded(input.actor(), "accept_holdings", this::belongings, () -> reconciler.accept(input));
    }

    private void recorded(String actor, String action, Supplier<String> picture, Runnable command) {
        String before = picture.get();
        command.run();
        draft.record(new JournalRecord.CommandRecorded(actor, action, before, picture.get()));
    }

    private void update(AccountFigures after, String why) {
        if (!after.equals(draft.account().figures())) {
            draft.record(new JournalRecord.AccountUpdated(after, why));
        }
    }

    private String status() {
        return draft.account().figures().status().toString();
    }

    /** As {@code hx4711 unknown}. Without its outcome the trade of an order may have ended, and the order with it. */
    private String order(ClientOrderId id) {
        return id
                + draft.account()
                        .tradeOf(id)
                        .flatMap(trade -> trade.leg(id))
                        .map(leg -> leg.outcome() == null
                                ? " unanswered"
                                : " " + leg.outcome().name())
                        .map(outcome -> outcome.toLowerCase(Locale.ROOT))
                        .orElse(" of no open trade");
    }

    /** As {@code running; the owner's: 0.2 BTC, 500 USDT, order 77}. */
    private String belongings() {
        Stream<String> holdings = draft.account().figures().holdings().entrySet().stream()
                .filter(holding -> !holding.getValue().isZero())
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Asset::code)))
                .map(holding -> holding.getValue() + " " + holding.getKey());
        Stream<String> orders = draft.account().known().foreignOrders().stream()
                .map(VenueOrderId::value)
                .sorted()
                .map(order -> "order " + order);
        String all = Stream.concat(holdings, orders).collect(Collectors.joining(", "));
        return status() + "; the owner's: " + (all.isEmpty() ? "nothing" : all);
    }
}
