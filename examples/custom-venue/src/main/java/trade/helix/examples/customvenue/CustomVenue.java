package trade.helix.examples.customvenue;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.event.OrderOutcome;
import trade.helix.api.event.TradeClosed;
import trade.helix.api.event.TradingEvent;
import trade.helix.api.event.TradingEventListener;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.VenueId;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.store.Journal;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.VenueConfig;
import trade.helix.engine.Helix;
import trade.helix.examples.customvenue.harbour.Harbour;
import trade.helix.examples.customvenue.harbour.Statement;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;
import trade.helix.store.jdbc.JdbcStore;

/** One trade at a venue that Helix has never heard of: bought, protected, sold. */
public final class CustomVenue {
    private static final AccountId ACCOUNT = new AccountId("main");
    private static final Credentials KEY = new Credentials("key", Secret.of("secret"));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private CustomVenue() {}

    /**
     * Runs it.
     *
     * @param args none
     * @throws Exception if a part cannot be started, or the trade does not end
     */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("helix-custom-venue");
        try (Harbour harbour = Harbour.open(InstantSource.system())) {
            harbour.admit("key", "secret", new BigDecimal("10000"));
            run(harbour, folder, System.out);
        } finally {
            deleteAll(folder);
        }
    }

    static void run(Harbour harbour, Path folder, PrintStream out) throws InterruptedException {
        BlockingQueue<TradingEvent> events = new LinkedBlockingQueue<>();
        try (JdbcStore store = JdbcStore.open("jdbc:sqlite:" + folder.resolve("helix.db"));
                Helix helix = start(harbour.uri(), store.journal(), events::add)) {
            out.println("== BUY");
            helix.submit(signal(SignalAction.BUY));
            tellUntil(CustomVenue::isProtected, events, out);
            out.println("== The market moves to 61000, and SELL");
            harbour.price(new BigDecimal("61000"));
            helix.submit(signal(SignalAction.SELL));
            tellUntil(event -> event instanceof TradeClosed, events, out);
        }
        Statement books = harbour.statement("key");
        out.println("== The Harbour's own books");
        books.orders().forEach(order -> out.println("   " + order));
        out.println(
                "   " + books.usdt().toPlainString() + " USDT, " + books.btc().toPlainString() + " BTC");
    }

    private static Helix start(URI uri, Journal journal, TradingEventListener listener) {
        VenueId harbour = new VenueId("harbour");
        return Helix.builder()
                .venue(harbour, VenueConfig.builder().baseUri(uri).build())
                .account(ACCOUNT, harbour, KEY, RiskManager.standard(RiskSettings.defaults()))
                .journal(journal)
                .listener(listener)
                .start();
    }

    private static Signal signal(SignalAction action) {
        return Signal.builder()
                .account(ACCOUNT)
                .id(new SignalId("demo-" + action))
                .action(action)
                .symbol("BTC/USDT")
                .build();
    }

    private static boolean isProtected(TradingEvent event) {
        return event instanceof OrderOutcome outcome
                && outcome.outcome() == Outcome.ACCEPTED
                && outcome.order().value().startsWith("p");
    }

    /** Helix fills the queue, this thread prints, so that lines keep their order. */
    private static void tellUntil(Predicate<TradingEvent> last, BlockingQueue<TradingEvent> events, PrintStream out)
            throws InterruptedException {
        TradingEvent event;
        do {
            event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (event == null) {
                throw new IllegalStateException("Nothing happened for " + PATIENCE.toSeconds() + " s.");
            }
            out.println("   " + event.text());
        } while (!last.test(event));
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
