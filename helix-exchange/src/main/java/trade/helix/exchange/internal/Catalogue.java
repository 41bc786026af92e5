package trade.helix.exchange.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Symbol;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/**
 * The venue's symbols and their rules, kept for an hour. Thread-safe.
 *
 * <p>Something that is not listed, or listed as not tradable, is looked for once more when the listing is older than
 * a minute. If an old listing
 * cannot be read again it still serves, with a warning: exits need it, and the venue itself checks every order. One
 * thread reads; others go on with the old listing, or, where there is none yet, share its outcome.
 */
public final class Catalogue {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration KEPT_ON_MISS = Duration.ofMinutes(1);
    private static final Duration KEPT_FOR_ORDERS = Duration.ofDays(36_500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    private final String venue;
    private final Function<Instant, Listing> source;
    private final InstantSource clock;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Listing listing;
    private volatile Instant noReloadBefore = Instant.MIN;
    private volatile @Nullable VenueException firstFailure;

    /**
     * Makes an empty one.
     *
     * @param venue its name, for messages
     * @param source reads a listing as of a moment of our clock, or fails with {@link VenueException}
     * @param clock ours
     */
    public Catalogue(String venue, Function<Instant, Listing> source, InstantSource clock) {
        this.venue = venue;
        this.source = source;
        this.clock = clock;
    }

    public Optional<Instrument> instrument(Symbol symbol) {
        return find(
                KEPT,
                known -> known.instrument(symbol),
                found -> found.map(Instrument::tradable).orElse(false));
    }

    public List<Symbol> resolve(String text) {
        return find(KEPT, known -> known.resolve(text), found -> !found.isEmpty());
    }

    public Optional<Symbol> symbol(String nativeName) {
        return find(KEPT, known -> known.symbol(nativeName), Optional::isPresent);
    }

    /** The symbol of a name, of whatever age: a stream must not wait for a large read. */
    public Optional<Symbol> knownSymbol(String nativeName) {
        return find(KEPT_FOR_ORDERS, known -> known.symbol(nativeName), Optional::isPresent);
    }

    /**
     * The rules for an order that is about to leave, of whatever age: a large read has no place before it.
     *
     * @throws VenueException if the symbol is not listed, or no listing could be read so far
     */
    public Instrument known(Symbol symbol) {
        return find(KEPT_FOR_ORDERS, known -> known.instrument(symbol), Optional::isPresent)
                .orElseThrow(() -> new VenueException(Category.REFUSED, venue + " does not list " + symbol + "."));
    }

    private <T> T find(Duration kept, Function<Listing, T> question, Predicate<T> isAnswer) {
        Listing first = notOlderThan(kept);
        T answer = question.apply(first);
        if (isAnswer.test(answer)) {
            return answer;
        }
        return question.apply(notOlderThan(KEPT_ON_MISS));
    }

    private Listing notOlderThan(Duration age) {
        Listing known = listing;
        if (known == null) {
            return first();
        }
        if (!isOlder(known, age) || !loading.tryLock()) {
            return known;
        }
        try {
            Listing meanwhile = listing;
            return meanwhile != null && !isOlder(meanwhile, age) ? meanwhile : reloaded(known);
        } finally {
            loading.unlock();
        }
    }

    private Listing first() {
        VenueException failureBefore = firstFailure;
        lockFirst();
        try {
            Listing meanwhile = listing;
            VenueException failure = firstFailure;
            if (meanwhile == null && failure != null && failure != failureBefore) {
                throw failure;
            }
            return meanwhile == null ? load() : meanwhile;
        } catch (VenueException e) {
            firstFailure = e;
            throw e;
        } finally {
            loading.unlock();
        }
    }

    private void lockFirst() {
        try {
            loading.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VenueException(
                    Category.UNREACHABLE,
                    "Interrupted while another thread was reading the symbols of " + venue + ".",
                    e);
        }
    }

    private boolean isOlder(Listing known, Duration age) {
        Instant now = clock.instant();
        return now.isAfter(known.at().plus(age)) && !now.isBefore(noReloadBefore);
    }

    private Listing reloaded(Listing known) {
        try {
            return load();
        } catch (VenueException e) {
            noReloadBefore = clock.instant().plus(PAUSE_AFTER_FAILURE);
            LOG.warn(
                    "{}'s symbols could not be read again, those of {} still serve: {}",
                    venue,
                    known.at(),
                    e.getMessage());
            return known;
        }
    }

    private Listing load() {
        Instant at = clock.instant();
        Listing loaded = source.apply(at);
        listing = loaded;
        return loaded;
    }
}
