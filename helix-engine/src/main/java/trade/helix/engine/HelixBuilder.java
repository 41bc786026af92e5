package trade.helix.engine;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.account.Danger;
import trade.helix.api.event.TradingEventListener;
import trade.helix.api.market.VenueId;
import trade.helix.api.provider.Providers;
import trade.helix.api.store.Journal;
import trade.helix.api.venue.KeyValue;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueProvider;
import trade.helix.engine.core.Core;
import trade.helix.engine.core.CoreSettings;
import trade.helix.engine.shell.Boot;
import trade.helix.engine.shell.Lane;
import trade.helix.engine.shell.LaneParts;
import trade.helix.engine.shell.Threads;
import trade.helix.engine.shell.Timers;
import trade.helix.risk.RiskManager;

/** Wires a {@link Helix}: venues, accounts, a journal, listeners. Not for use by several threads. */
public final class HelixBuilder {
    private record AccountWiring(VenueId venue, Credentials credentials, RiskManager risk) {}

    private final Map<VenueId, VenueConfig> venues = new LinkedHashMap<>();
    private final Map<VenueId, VenueProvider> providers = new LinkedHashMap<>();
    private final Map<AccountId, AccountWiring> accounts = new LinkedHashMap<>();
    private final Map<AccountId, Set<Danger>> dangers = new LinkedHashMap<>();
    private final List<TradingEventListener> listeners = new ArrayList<>();
    private Providers discovery = Providers.ofApi();
    private InstantSource time = SystemSources.time();
    private RandomGenerator random = SystemSources.random();
    private @Nullable Journal journal;
    private KeyValue keyValue = KeyValue.inMemory();
    private @Nullable Executor executor;
    private int mostWaiting = 1_000;
    private boolean listens;

    HelixBuilder() {}

    /**
     * Adds a venue that is found on the class path by its id.
     *
     * @param id such as {@code binance}
     * @param config where it is
     * @return this
     */
    public HelixBuilder venue(VenueId id, VenueConfig config) {
        venues.put(id, config);
        return this;
    }

    /**
     * Adds a venue of an explicit provider.
     *
     * @param provider makes it; its id names the venue
     * @param config where it is
     * @return this
     */
    public HelixBuilder venue(VenueProvider provider, VenueConfig config) {
        VenueId id = new VenueId(provider.id());
        providers.put(id, provider);
        return venue(id, config);
    }

    /**
     * Adds an account.
     *
     * @param id the host's name for it
     * @param venue one of the venues added
     * @param credentials its key
     * @param risk decides on its entries
     * @return this
     */
    public HelixBuilder account(AccountId id, VenueId venue, Credentials credentials, RiskManager risk) {
        accounts.put(id, new AccountWiring(venue, credentials, risk));
        return this;
    }

    /**
     * Runs an account although something about it is dangerous. Without this it is refused, and a danger that does not exist may
     * not be acknowledged. Every alert about the account says it.
     *
     * @param account one of the accounts added
     * @param danger what is known and accepted
     * @return this
     */
    public HelixBuilder acknowledge(AccountId account, Danger danger) {
        dangers.computeIfAbsent(account, first -> EnumSet.noneOf(Danger.class)).add(danger);
        return this;
    }

    /**
     * Sets where facts go. Required. The host closes it, after the Helix.
     *
     * @param value the journal
     * @return this
     */
    public HelixBuilder journal(Journal value) {
        this.journal = value;
        return this;
    }

    /**
     * Sets where venues keep what must outlive the process: the nonces of a Kraken key, the balances and orders of paper
     * accounts. The host closes it, after the Helix.
     *
     * @param value default: one in memory, which forgets it all with the process; helix-store-jdbc has one that lasts
     * @return this
     */
    public HelixBuilder keyValue(KeyValue value) {
        this.keyValue = Objects.requireNonNull(value, "value");
        return this;
    }

    /**
     * Adds someone who is told what happens from the start on.
     *
     * @param listener is told
     * @return this
     */
    public HelixBuilder listener(TradingEventListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Sets where venues are found by id.
     *
     * @param loader default: the class loader of helix-api
     * @return this
     */
    public HelixBuilder classLoader(ClassLoader loader) {
        this.discovery = Providers.of(loader);
        return this;
    }

    /**
     * Sets what runs steps and blocking venue calls.
     *
     * @param value default: virtual threads where the JDK has them, else a cached pool; the host closes its own
     * @return this
     */
    public HelixBuilder executor(Executor value) {
        this.executor = value;
        return this;
    }

    /**
     * Listens to what venues tell of their own accord, where they do, instead of asking as often.
     *
     * @param value default: no, as long as the crash matrix has not been played through with it
     * @return this
     */
    public HelixBuilder streams(boolean value) {
        this.listens = value;
        return this;
    }

    /**
     * Sets how many signals of an account may wait for their outcome before an entry is refused with
     * {@link trade.helix.api.intake.NotTakenException}. Exits and commands are never refused for it.
     *
     * @param value default: 1,000; 1 or more
     * @return this
     */
    public HelixBuilder mostWaiting(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("At least one signal must be able to wait, not " + value + ".");
        }
        this.mostWaiting = value;
        return this;
    }

    /**
     * Sets the clock.
     *
     * @param value default: the system's
     * @return this
     */
    public HelixBuilder time(InstantSource value) {
        this.time = value;
        return this;
    }

    /**
     * Sets the source of refs and of the first order number.
     *
     * @param value default: a secure one
     * @return this
     */
    public HelixBuilder random(RandomGenerator value) {
        this.random = value;
        return this;
    }

    /**
     * Takes every account over and starts. When this returns, signals are taken.
     *
     * @return the running Helix, to be closed by the host
     * @throws StartException if it cannot run; nothing is left running
     * @throws trade.helix.api.store.StoreException if an account is owned elsewhere or the store does not answer
     * @throws trade.helix.api.provider.ProviderException if a venue is not found
     */
    public Helix start() {
        check();
        Helix helix = new Helix(time, random);
        try {
            Executor workers = executor == null ? ownWorkers(helix) : executor;
            Timers timers = helix.add(new Timers());
            Map<VenueId, Venue> opened = open(helix);
            accounts.forEach((id, account) -> boot(helix, id, account, opened, workers, timers));
            return helix;
        } catch (RuntimeException | Error e) {
            abandon(helix, e);
            throw e;
        }
    }

    private static ExecutorService ownWorkers(Helix helix) {
        ExecutorService workers = Threads.workers();
        AutoCloseable unused = helix.add(workers::shutdownNow);
        return workers;
    }

    /** Why it did not start is said, whatever closing it brings. */
    private static void abandon(Helix helix, Throwable cause) {
        try {
            helix.close();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private void check() {
        List<String> faults = new ArrayList<>();
        if (journal == null) {
            faults.add("no journal: pass one to journal(...), for example of helix-store-jdbc");
        }
        if (accounts.isEmpty()) {
            faults.add("no account: add one with account(...)");
        }
        accounts.forEach((id, account) -> {
            if (!venues.containsKey(account.venue())) {
                faults.add("account " + id + " is at " + account.venue() + ", which is not added: call venue(...)");
            }
        });
        dangers.keySet().stream()
                .filter(id -> !accounts.containsKey(id))
                .forEach(id -> faults.add("dangers of account " + id + " are acknowledged, which is not added"));
        if (!faults.isEmpty()) {
            throw new StartException("Helix cannot start: " + String.join("; ", faults) + ".");
        }
    }

    private Map<VenueId, Venue> open(Helix helix) {
        Map<VenueId, Venue> opened = new LinkedHashMap<>();
        venues.forEach((id, config) -> {
            VenueProvider provider = providers.get(id);
            VenueProvider chosen = provider == null ? discovery.venue(id.value()) : provider;
            opened.put(id, helix.add(chosen.open(config, new VenueContext(time, keyValue))));
        });
        return opened;
    }

    private void boot(
            Helix helix,
            AccountId id,
            AccountWiring wiring,
            Map<VenueId, Venue> opened,
            Executor workers,
            Timers timers) {
        Venue venue = Objects.requireNonNull(opened.get(wiring.venue()));
        LaneParts parts = new LaneParts(
                venue,
                helix.add(venue.login(id, wiring.credentials())),
                Objects.requireNonNull(journal),
                listeners,
                time,
                workers,
                timers,
                dangers.getOrDefault(id, Set.of()),
                listens,
                mostWaiting);
        CoreSettings settings = CoreSettings.DEFAULTS;
        Core core = new Core(settings, wiring.risk(), venue.capabilities());
        try {
            Boot boot = new Boot(id, parts, random);
            Lane lane = boot.load(core, settings);
            helix.add(id, lane);
            boot.run(lane);
        } catch (Boot.Refused e) {
            throw new StartException(Objects.requireNonNullElse(e.getMessage(), "refused"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted while account " + id + " was being taken over. Start again.", e);
        }
    }
}
