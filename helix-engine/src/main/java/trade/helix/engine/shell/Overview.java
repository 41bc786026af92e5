package trade.helix.engine.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.Danger;
import trade.helix.api.account.HaltCause;
import trade.helix.api.market.VenueId;
import trade.helix.api.operations.AccountView;
import trade.helix.engine.core.CoreState;

/** How an account stands, without asking the venue. Thread-safe. */
final class Overview {
    private final AccountId account;
    private final VenueId venue;
    private final Set<Danger> dangers;
    private final Steps steps;
    private final Desk desk;
    private final Receipts receipts;

    Overview(AccountId account, VenueId venue, Set<Danger> dangers, Steps steps, Desk desk, Receipts receipts) {
        this.account = account;
        this.venue = venue;
        this.dangers = dangers;
        this.steps = steps;
        this.desk = desk;
        this.receipts = receipts;
    }

    /** With what holds already and is not in the state yet. */
    AccountStatus status() {
        AccountStatus known = steps.state().status();
        AccountStatus status = desk.isHaltOpen() ? known.halted(HaltCause.HUMAN) : known;
        return desk.isLost() ? status.halted(HaltCause.LOCK_LOST) : status;
    }

    /** Why no entry may leave now, though it was decided: what was heard of since then. */
    Optional<String> obstacle() {
        AccountStatus status = status();
        return status.isRunning()
                ? Optional.empty()
                : Optional.of("the account is " + status + " since it was decided");
    }

    /** Why nothing may leave now. */
    Optional<String> loss() {
        return desk.isLost() ? Optional.of("account " + account + " may be owned by somebody else") : Optional.empty();
    }

    AccountView view() {
        CoreState now = steps.state();
        return new AccountView(
                account,
                venue,
                status(),
                now.venueReachable(),
                receipts.lastAt(),
                now.openTrades(),
                now.openQuestions(),
                now.report().comparedAt(),
                now.report().differences(),
                now.losses(),
                dangers);
    }

    /** What has not come to rest. */
    List<String> unrest() {
        List<String> all = new ArrayList<>(steps.state().unrest());
        int waiting = receipts.size();
        if (waiting > 0) {
            all.add(waiting + " signal(s) have no outcome");
        }
        int kept = steps.kept().size();
        if (kept > 0) {
            all.add(kept + " fact(s) are not recorded");
        }
        return all;
    }
}
