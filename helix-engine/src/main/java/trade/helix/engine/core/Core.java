package trade.helix.engine.core;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.Balance;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.Capabilities;
import trade.helix.risk.CircuitBreaker;
import trade.helix.risk.RiskManager;

/** The whole logic of an account as a pure function. Thread-safe: it holds settings only. */
public final class Core {
    private final CoreSettings settings;
    private final RiskManager risk;
    private final TradePolicy policy;

    /**
     * A core.
     *
     * @param settings its times
     * @param risk decides on entries
     * @param venue what the venue can do
     */
    public Core(CoreSettings settings, RiskManager risk, Capabilities venue) {
        this.settings = settings;
        this.risk = risk;
        this.policy = new TradePolicy(risk.settings(), venue);
    }

    /**
     * Takes one input.
     *
     * @param state the state before it
     * @param input what the core is told
     * @return the state after it, what to commit, and what to do then
     */
    public Step step(CoreState state, Input input) {
        Draft draft = new Draft(state, input.at());
        RiskPicture picture = new RiskPicture(draft, risk.settings());
        Results results = new Results(draft, risk.settings());
        Requests requests = new Requests(draft, policy);
        EntryTries entryTries = new EntryTries(draft, risk, requests);
        Unrecorded unrecorded = new Unrecorded(draft, requests);
        Coverage coverage = new Coverage(draft, settings);
        Planner planner = new Planner(
                draft,
                settings,
                requests,
                entryTries,
                unrecorded,
                coverage,
                new PriceGuard(draft, settings, policy),
                new Closing(draft, results));
        Signals signals = new Signals(draft, settings, policy, risk, requests, planner, picture);
        Observations observations = new Observations(draft, results);
        Outcomes outcomes = new Outcomes(
                draft,
                settings,
                planner,
                requests,
                entryTries,
                observations,
                new SalesAnswers(draft, settings, requests, observations, unrecorded, coverage));
        Transfers transfers = new Transfers(draft, settings, risk.settings(), picture);
        Looks looks = new Looks(draft, settings, requests);
        Reconciler reconciler = new Reconciler(draft, settings, looks);
        StreamNews news = new StreamNews(draft, looks, observations, planner, reconciler);
        input.handle(new Dispatch(
                draft,
                signals,
                outcomes,
                planner,
                new Commands(draft, new CircuitBreaker(risk.settings()), outcomes, reconciler),
                transfers,
                reconciler,
                news));
        if (risk.settings().closeOnKill() && draft.account().figures().status().killed()) {
            planner.closeAll();
        }
        return draft.finish(settings);
    }

    /** Leads each input to the part that knows what it means. */
    private record Dispatch(
            Draft draft,
            Signals signals,
            Outcomes outcomes,
            Planner planner,
            Commands commands,
            Transfers transfers,
            Reconciler reconciler,
            StreamNews news)
            implements Input.Handler {
        @Override
        public void on(Input.Booted input) {
            Set<Symbol> unused = draft.take(input.facts(), 0);
            if (draft.account().venue() == null) {
                draft.record(new JournalRecord.AccountOpened(input.venue(), input.firstOrderNumber()));
                adopt(input.facts().account());
                draft.standing(draft.standing().first());
            }
            liftStoreHalt();
            if (input.unresolved() != null) {
                draft.halt(HaltCause.UNRESOLVED, input.unresolved());
            }
            transfers.look();
            signals.resume();
            planner.resume();
            reconciler.look();
        }

        /** The first start takes what it finds as the owner's. */
        private void adopt(@Nullable AccountSnapshot found) {
            if (found == null) {
                throw new IllegalStateException("A new account is opened only after its balances are read.");
            }
            Map<Asset, Quantity> holdings =
                    found.balances().values().stream().collect(Collectors.toMap(Balance::asset, Balance::total));
            AccountFigures figures = draft.account().figures();
            draft.record(new JournalRecord.AccountUpdated(
                    figures.withHoldings(holdings),
                    "first start: what was found belongs to the owner: "
                            + found.balances().values().stream()
                                    .map(balance -> balance.total() + " " + balance.asset())
                                    .sorted()
                                    .collect(Collectors.joining(", "))));
        }

        @Override
        public void on(Input.SignalArrived input) {
            signals.arrived(input);
        }

        @Override
        public void on(Input.FactsRead input) {
            Set<Symbol> missing = draft.take(input.facts(), input.version());
            transfers.look();
            // What an open trade needs comes first: it may halt the account.
            planner.planAll();
            signals.decideWaiting(missing);
        }

        @Override
        public void on(Input.FactsFailed input) {
            draft.venueSilent();
            signals.unreachable(input.cause());
        }

        @Override
        public void on(Input.SubmitReturned input) {
            outcomes.submitted(input.id(), input.result());
        }

        @Override
        public void on(Input.ProtectReturned input) {
            outcomes.protectionSent(input.id(), input.result());
        }

        @Override
        public void on(Input.CancelReturned input) {
            outcomes.cancelled(input.id(), input.result());
        }

        @Override
        public void on(Input.LookupReturned input) {
            outcomes.lookedUp(input.id(), input.result());
        }

        @Override
        public void on(Input.FillsRead input) {
            outcomes.fillsRead(input.id(), input.fills());
        }

        @Override
        public void on(Input.FillsFailed input) {
            outcomes.fillsFailed(input.id());
        }

        @Override
        public void on(Input.SalesRead input) {
            outcomes.salesRead(input.id(), input.fills());
        }

        @Override
        public void on(Input.TimerFired input) {
            ClientOrderId id = input.id();
            if (draft.errand(id).token() == input.token()) {
                planner.wake(id);
            }
        }

        @Override
        public void on(Input.StepFailed input) {
            draft.halt(HaltCause.UNRESOLVED, "an input could not be worked on: " + input.cause());
            draft.readNoFacts();
            reconciler.goOn();
            signals.giveUp(input.cause());
            ClientOrderId order = input.order();
            if (order != null) {
                planner.lookAgain(order);
            }
        }

        @Override
        public void on(Input.CaughtUp input) {
            signals.resume();
            planner.unanswered();
            planner.planAll();
        }

        @Override
        public void on(Input.StoreFailed input) {
            draft.halt(
                    HaltCause.STORE,
                    "the store fails, so that no entry is taken; exits and protection go on unrecorded: "
                            + input.cause());
        }

        @Override
        public void on(Input.StoreAnswered input) {
            liftStoreHalt();
        }

        /** What was committed under this halt was committed: the store answers. */
        private void liftStoreHalt() {
            AccountStatus status = draft.account().figures().status();
            if (status.causes().contains(HaltCause.STORE)) {
                draft.status(status.lifted(HaltCause.STORE), "the store answers again");
            }
        }

        @Override
        public void on(Input.HaltCommanded input) {
            commands.halt(input);
        }

        @Override
        public void on(Input.ResumeCommanded input) {
            commands.resume(input);
        }

        @Override
        public void on(Input.StandingDue input) {
            reconciler.due(input.token());
            signals.decideWaiting(Set.of());
        }

        @Override
        public void on(Input.StandingRead input) {
            draft.takeAccount(input.account(), input.version());
            transfers.look();
            reconciler.take(input.account(), input.orders(), input.version());
            signals.decideWaiting(Set.of());
        }

        @Override
        public void on(Input.StandingFailed input) {
            reconciler.failed();
            signals.decideWaiting(Set.of());
        }

        @Override
        public void on(Input.HoldingsAccepted input) {
            commands.accept(input);
        }

        @Override
        public void on(Input.ResolveCommanded input) {
            commands.resolve(input);
        }

        @Override
        public void on(Input.KillAcknowledged input) {
            commands.acknowledge(input);
        }

        @Override
        public void on(Input.StreamConnected input) {
            news.connected();
        }

        @Override
        public void on(Input.StreamDisconnected input) {
            news.disconnected();
        }

        @Override
        public void on(Input.OrderChanged input) {
            news.changed(input.update());
        }

        @Override
        public void on(Input.BalancesChanged input) {
            news.balancesChanged();
        }
    }
}
