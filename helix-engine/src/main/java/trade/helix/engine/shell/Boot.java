package trade.helix.engine.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Danger;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.VenueException;
import trade.helix.engine.core.Core;
import trade.helix.engine.core.CoreSettings;
import trade.helix.engine.core.CoreState;
import trade.helix.engine.core.Facts;
import trade.helix.engine.core.Input;

/**
 * Takes an account over: its lock, its journal, its key's permissions, its balances. Only then does its lane take inputs.
 * Nothing is sent on the way.
 */
public final class Boot {
    private static final Logger LOG = LoggerFactory.getLogger(Boot.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Why an account must not be run: said to whoever starts it. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private final AccountId account;
    private final LaneParts parts;
    private final RandomGenerator random;

    /**
     * A boot.
     *
     * @param account which
     * @param parts what its lane works with
     * @param random for the start of its order numbers
     */
    public Boot(AccountId account, LaneParts parts, RandomGenerator random) {
        this.account = account;
        this.parts = parts;
        this.random = random;
    }

    /**
     * Takes the account's lock and loads its journal. Nothing runs yet.
     *
     * @param core the logic
     * @param settings its times
     * @return the lane, to be {@linkplain #run run}, and to be closed whether that works or not
     * @throws trade.helix.api.store.StoreException if the journal cannot be loaded
     */
    public Lane load(Core core, CoreSettings settings) {
        AccountHistory history = parts.journal().load(account);
        return new Lane(
                account,
                parts,
                core,
                CoreState.load(account, history, settings, parts.time().instant()));
    }

    /**
     * Asks the venue and starts the lane.
     *
     * @param lane that was loaded
     * @throws Refused if the account must not be run
     * @throws trade.helix.api.store.StoreException if the start cannot be stored
     * @throws InterruptedException if the starting thread is interrupted
     */
    public void run(Lane lane) throws Refused, InterruptedException {
        acknowledged(Danger.NO_PROTECTIVE_ORDERS, !parts.venue().capabilities().has(Capability.PROTECTIVE_STOP));
        Facts facts = Facts.NONE;
        String unresolved = null;
        try {
            facts = probe(lane, parts.time().instant().plus(LONGEST));
        } catch (VenueException e) {
            if (lane.state().isNew()) {
                throw new Refused(
                        "Account " + account + " is new, and its balances cannot be read: " + e.getMessage()
                                + " Start again when " + parts.venue().id() + " answers.",
                        e);
            }
            unresolved = "the venue could not be asked at the start: " + e.getMessage();
        }
        int firstNumber = random.nextInt(1, 1 << 30);
        lane.command(new Input.Booted(parts.time().instant(), parts.venue().id(), firstNumber, facts, unresolved));
        lane.guard();
        lane.listen();
        parts.dangers().stream().sorted().forEach(danger -> LOG.warn("Account {}: {}", account, danger.text()));
        LOG.info(
                "Account {} at {} is {}; {} open trade(s), {} unknown outcome(s)",
                account,
                parts.venue().id(),
                lane.state().status(),
                lane.state().openTrades().size(),
                lane.state().openQuestions().size());
    }

    /** The host has to name what is dangerous about an account, and nothing else. */
    private void acknowledged(Danger danger, boolean applies) throws Refused {
        if (applies && !parts.dangers().contains(danger)) {
            throw new Refused(
                    "Account " + account + " at " + parts.venue().id() + ": " + danger.text()
                            + ". To run it all the same, call acknowledge(account, Danger." + danger.name() + ").",
                    null);
        }
        if (!applies && parts.dangers().contains(danger)) {
            throw new Refused(
                    "Danger." + danger.name() + " is acknowledged for account " + account + " and does not exist at "
                            + parts.venue().id() + ". Take the acknowledgement away, so that no alert speaks of it.",
                    null);
        }
    }

    private Facts probe(Lane lane, Instant deadline) throws Refused, InterruptedException {
        while (true) {
            try {
                check(parts.client().permissions());
                return lane.errands().facts(new LinkedHashSet<>(lane.state().openSymbols()));
            } catch (VenueException e) {
                boolean hopeless = e.category() == VenueException.Category.KEY_REFUSED;
                if (hopeless || parts.time().instant().plus(PAUSE).isAfter(deadline)) {
                    throw e;
                }
                LOG.warn(
                        "{} does not answer yet, trying again: {}",
                        parts.venue().id(),
                        e.getMessage());
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private void check(KeyPermissions permissions) throws Refused {
        if (permissions.withdraw() == Permission.YES) {
            throw new Refused(
                    "The key of account " + account
                            + " may withdraw funds. Helix does not run with such a key: make one"
                            + " without the withdraw right.",
                    null);
        }
        boolean isUnknown = permissions.withdraw() == Permission.UNKNOWN;
        boolean isTolerated = isUnknown && parts.venue().environment() != Environment.LIVE;
        if (!isTolerated) {
            acknowledged(Danger.UNKNOWN_WITHDRAW_RIGHT, isUnknown);
        }
        if (permissions.trade() == Permission.NO) {
            throw new Refused(
                    "The key of account " + account + " may not trade. Allow spot trading for it at the venue.", null);
        }
        if (permissions.transfer() == Permission.YES) {
            LOG.warn(
                    "The key of account {} may move funds to other accounts of its owner, which Helix never does:"
                            + " remove the right",
                    account);
        }
        if (permissions.leverage() == Permission.YES) {
            LOG.warn(
                    "The key of account {} may trade on margin or futures, which Helix never does: remove the right",
                    account);
        }
    }
}
