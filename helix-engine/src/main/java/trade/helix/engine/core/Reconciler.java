package trade.helix.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.Balance;
import trade.helix.api.account.Discrepancy;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/**
 * Compares what the venue holds with what the journal says, when nothing of ours is on its way. What two looks, some time
 * apart, agree on and the journal does not explain halts the account and is told; nothing of it is touched (invariant I7).
 */
final class Reconciler {
    /** A look that met something on its way is repeated after this. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /** From boot on; later the account is halted until somebody has had a look. */
    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    /** Differences have to stand this long while look-ups get no answers: orders may have filled that balances tell of. */
    private static final Duration WITHOUT_ANSWERS = Duration.ofMinutes(1);

    /** A hundred-thousandth: venues round what fills and fees add up to. */
    static final Ratio ROUNDING = Ratio.ofFraction("0.00001");

    private final Draft draft;
    private final CoreSettings settings;
    private final Looks looks;

    Reconciler(Draft draft, CoreSettings settings, Looks looks) {
        this.draft = draft;
        this.settings = settings;
        this.looks = looks;
    }

    /**
     * The venue is to be asked now, unless it is being asked. While an order of ours is on its way the answer would not count,
     * and asking would take from the venue's limit what is needed to find out about that order.
     */
    void look() {
        if (draft.standing().isReading()) {
            return;
        }
        Optional<String> unrest = unrest();
        if (unrest.isPresent()) {
            again(SOON, unrest.get());
        } else {
            draft.standing(draft.standing().reading(true));
            draft.effect(new Effect.ReadStanding(draft.factsVersion(), held()));
        }
    }

    /** The venue is to be asked now, unless it was a moment ago: some keys may not ask often. */
    void lookUnlessLately() {
        Instant last = draft.standing().comparedAt();
        if (last == null || draft.at().isAfter(last.plus(settings.transferSettling()))) {
            look();
        }
    }

    /** The time for the next comparison has come, unless it was put off meanwhile. */
    void due(long timer) {
        if (draft.standing().timer() == timer) {
            look();
        }
    }

    /** What our live orders hold back: all of them sell. */
    private Map<Asset, Quantity> held() {
        return draft.account().trades().values().stream()
                .flatMap(trade -> trade.legs().stream())
                .filter(OrderLeg::isLive)
                .collect(Collectors.toMap(
                        leg -> leg.intent().symbol().base(),
                        leg -> leg.intent().quantity().minusOrZero(leg.filled()),
                        Quantity::plus));
    }

    /** What was read may have been lost in a step that failed. */
    void goOn() {
        draft.standing(draft.standing().reading(false));
        schedule(SOON);
    }

    void failed() {
        draft.standing(draft.standing().reading(false));
        again(SOON, "the venue does not answer");
    }

    /** What was read; nothing that counts where an order of ours has changed it meanwhile. */
    void take(AccountSnapshot account, List<OrderState> orders, long version) {
        draft.standing(draft.standing().reading(false));
        Optional<String> unrest = unrest();
        if (version != draft.factsVersion()) {
            again(SOON, "orders of ours go on changing it");
        } else if (unrest.isPresent()) {
            again(SOON, unrest.get());
        } else if (draft.standing().isFirst()) {
            adopt(orders);
            compared(List.of());
        } else {
            compared(differences(account, orders));
        }
    }

    private void adopt(List<OrderState> orders) {
        if (!orders.isEmpty()) {
            draft.record(new JournalRecord.HoldingsAccepted(
                    draft.account().figures().holdings(), ids(orders), "the first start"));
        }
    }

    private void compared(List<Discrepancy> differences) {
        Standing before = draft.standing().compared(draft.at());
        Instant since = before.since();
        Duration settling = isAnswered() ? settings.transferSettling() : WITHOUT_ANSWERS;
        if (differences.isEmpty()) {
            draft.standing(before.clean(draft.at()));
            schedule(settings.reconcileInterval());
        } else if (differences.equals(before.found())) {
            draft.standing(before.agreed(differences, draft.at()));
            schedule(settings.reconcileInterval());
        } else if (since == null || !differences.equals(before.suspected())) {
            draft.standing(before.suspecting(differences, draft.at()));
            // An order of ours may have filled, and a stream that tells of it have lost that.
            looks.atAll();
            again(settings.transferSettling(), texts(differences));
        } else if (draft.at().isBefore(since.plus(settling))) {
            again(Duration.between(draft.at(), since.plus(settling)), texts(differences));
        } else {
            draft.standing(before.agreed(differences, draft.at()));
            draft.record(new JournalRecord.DiscrepanciesFound(differences));
            draft.halt(HaltCause.ORPHAN, texts(differences));
            schedule(settings.reconcileInterval());
        }
    }

    /** A person says that all that is found belongs to the owner. Without effect while something of ours is on its way. */
    void accept(Input.HoldingsAccepted input) {
        if (unrest().isPresent() || input.version() != draft.factsVersion()) {
            return;
        }
        Map<Asset, Quantity> holdings = new HashMap<>();
        for (Balance balance : input.account().balances().values()) {
            holdings.put(
                    balance.asset(), balance.total().minusOrZero(draft.account().owned(balance.asset())));
        }
        draft.record(new JournalRecord.HoldingsAccepted(holdings, ids(foreign(input.orders())), input.actor()));
        AccountStatus status = draft.account().figures().status();
        if (status.causes().contains(HaltCause.ORPHAN)) {
            draft.status(status.lifted(HaltCause.ORPHAN), "holdings accepted by " + input.actor());
        }
        draft.standing(draft.standing().clean(draft.at()));
    }

    /** In place of whatever was scheduled before, so that comparisons out of turn do not add up. */
    private void schedule(Duration delay) {
        long token = draft.newToken();
        draft.standing(draft.standing().waitingFor(token));
        draft.effect(new Effect.ScheduleStanding(delay, token));
    }

    private void again(Duration delay, String why) {
        schedule(delay);
        boolean late = draft.at().isAfter(draft.bootedAt().plus(LONGEST_START));
        if (late && !draft.standing().isReconciled()) {
            draft.halt(HaltCause.UNRESOLVED, "not reconciled within 30 s of the start: " + why);
        }
    }

    /** What of ours is on its way, so that balances and orders need not agree; empty if nothing is. */
    private Optional<String> unrest() {
        return draft.account().trades().values().stream()
                .flatMap(trade -> trade.legs().stream())
                .filter(leg -> leg.isOpenQuestion()
                        || leg.isMissingFills()
                        || leg.owesSales()
                        || leg.awaitsMore(draft.at())
                        || (leg.isLive() && !leg.is(Leg.PROTECTION))
                        || !draft.errand(leg.id()).isAtRest())
                .map(leg -> "order " + leg.id() + " is not settled")
                .findFirst();
    }

    private boolean isAnswered() {
        return draft.account().trades().values().stream()
                .flatMap(trade -> trade.legs().stream())
                .noneMatch(leg -> !leg.isSettled() && draft.errand(leg.id()).unanswered());
    }

    private List<Discrepancy> differences(AccountSnapshot account, List<OrderState> orders) {
        List<Discrepancy> differences = new ArrayList<>();
        for (OrderState order : foreign(orders)) {
            if (!draft.account().known().foreignOrders().contains(order.venueOrderId())) {
                differences.add(new Discrepancy(
                        Discrepancy.Kind.ORPHAN_ORDER,
                        order.symbol() + " order " + order.venueOrderId(),
                        "none",
                        order.side() + " " + order.quantity()));
            }
        }
        draft.account().known().traded().stream()
                .filter(asset -> !draft.account().figures().losses().containsKey(asset))
                .sorted(Comparator.comparing(Asset::toString))
                .forEach(asset -> position(account, asset).ifPresent(differences::add));
        return differences;
    }

    private Optional<Discrepancy> position(AccountSnapshot account, Asset asset) {
        Quantity owned = draft.account().owned(asset);
        Quantity holding = draft.account().holding(asset);
        Quantity expected = holding.plus(owned);
        Quantity actual = account.balance(asset).total();
        Quantity difference = actual.minusOrZero(expected).plus(expected.minusOrZero(actual));
        if (!expected.times(ROUNDING).isBelow(difference)) {
            return Optional.empty();
        }
        Discrepancy.Kind kind = actual.isBelow(expected)
                ? !owned.isZero() && !holding.isBelow(actual)
                        ? Discrepancy.Kind.MISSING_POSITION
                        : Discrepancy.Kind.QUANTITY_MISMATCH
                : Discrepancy.Kind.ORPHAN_POSITION;
        return Optional.of(new Discrepancy(
                kind, asset.toString(), holding + " of the owner and " + owned + " of open trades", actual.toString()));
    }

    /**
     * Those that are not of our open trades. The legs of a pair carry ids that begin with the pair's; the stops that an entry
     * carried have none and are known by the venue's.
     */
    private List<OrderState> foreign(List<OrderState> orders) {
        // One that was given up and turns up after all is nobody's: whoever looks after the account has to know.
        List<OrderLeg> ours = draft.account().trades().values().stream()
                .flatMap(trade -> trade.legs().stream())
                .filter(leg -> leg.outcome() != Outcome.ABSENT)
                .toList();
        Set<VenueOrderId> known = ours.stream()
                .flatMap(leg -> Optional.ofNullable(leg.observed()).stream())
                .flatMap(observed -> observed.venueOrderIds().stream())
                .collect(Collectors.toSet());
        return orders.stream()
                .filter(order -> !known.contains(order.venueOrderId()))
                .filter(order -> order.clientOrderId()
                        .filter(id -> ours.stream()
                                .anyMatch(own -> id.value().startsWith(own.id().value())))
                        .isEmpty())
                .toList();
    }

    private static Set<VenueOrderId> ids(List<OrderState> orders) {
        return orders.stream().map(OrderState::venueOrderId).collect(Collectors.toSet());
    }

    private static String texts(List<Discrepancy> differences) {
        return differences.stream().map(Discrepancy::text).collect(Collectors.joining("; "));
    }
}
