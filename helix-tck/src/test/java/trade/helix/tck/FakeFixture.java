package trade.helix.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import trade.helix.api.account.Credentials;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.account.Transfer.Direction;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Venue;

/** The kit's own venue as a fixture. Everything may be broken in a subclass, to see who notices. */
class FakeFixture implements VenueFixture {
    static final String KEY = "fake-key-that-must-not-be-seen";
    static final String SECRET = "fake-secret-that-must-not-be-seen";
    private static final String STRANGER = "unknown-key-that-must-not-be-seen";

    final FakeTime time = new FakeTime(Instant.parse("2026-05-15T08:00:00Z"));
    final FakeVenue fake;

    FakeFixture(Capabilities capabilities) {
        fake = new FakeVenue(time, capabilities);
        prepare();
    }

    FakeFixture() {
        fake = new FakeVenue(time);
        prepare();
    }

    private void prepare() {
        fake.refuseKey(STRANGER);
        fake.permissions(permissions());
    }

    @Override
    public Venue venue() {
        return fake;
    }

    @Override
    public Credentials credentials() {
        return new Credentials(KEY, Secret.of(SECRET));
    }

    @Override
    public Credentials strangersCredentials() {
        return new Credentials(STRANGER, Secret.of(SECRET));
    }

    @Override
    public KeyPermissions permissions() {
        return new KeyPermissions(Permission.YES, Permission.NO, Permission.UNKNOWN);
    }

    @Override
    public Symbol symbol() {
        return FakeVenue.SYMBOL;
    }

    @Override
    public Instant now() {
        return time.instant();
    }

    @Override
    public void pass(Duration step) {
        time.pass(step);
    }

    @Override
    public void price(Price bid) {
        fake.price(bid);
    }

    @Override
    public Duration absenceBound() {
        return FakeVenue.ABSENCE_BOUND;
    }

    @Override
    public int fillsOnAPage() {
        return FakeVenue.FILLS_ON_A_PAGE;
    }

    @Override
    public Set<VenueFault> faults() {
        return EnumSet.allOf(VenueFault.class);
    }

    @Override
    public void arm(VenueFault fault) {
        fake.arm(fault);
    }

    @Override
    public void transfer(Direction direction, Money amount) {
        fake.transfer(KEY, direction, amount);
    }

    @Override
    public Credentials otherCredentials() {
        return new Credentials("other-key-that-must-not-be-seen", Secret.of(SECRET));
    }

    /** Everything is told before a call returns. */
    @Override
    public Duration patience() {
        return Duration.ofMillis(100);
    }

    @Override
    public VenueLedger ledger() {
        return fake.ledger(KEY);
    }

    @Override
    public Map<String, String> notTried() {
        return Map.of();
    }

    @Override
    public void close() {
        venue().close();
    }
}
