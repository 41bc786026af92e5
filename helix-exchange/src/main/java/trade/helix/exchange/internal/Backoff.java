package trade.helix.exchange.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;
import trade.helix.api.account.AccountId;

/**
 * How long an account waits before it connects again, and how long its connections live. Accounts differ, so that they do not
 * all come at once; the same account always waits the same.
 */
final class Backoff {
    private static final int MOST_DOUBLINGS = 16;
    private static final int PARTS = 1000;

    private final AccountId account;
    private final StreamSettings settings;

    Backoff(AccountId account, StreamSettings settings) {
        this.account = account;
        this.settings = settings;
    }

    /**
     * Between half of the wait and all of it; the wait doubles up to the longest.
     *
     * @param failures how many attempts failed before this one, from 0
     */
    Duration before(int failures) {
        Duration doubled = settings.firstWait().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration most = doubled.compareTo(settings.longestWait()) < 0 ? doubled : settings.longestWait();
        Duration half = most.dividedBy(2);
        return half.plus(share(half, failures));
    }

    Duration life() {
        return settings.life().plus(share(settings.lifeSpread(), -1));
    }

    private Duration share(Duration whole, int number) {
        CRC32 sum = new CRC32();
        sum.update((account + ":" + number).getBytes(StandardCharsets.UTF_8));
        return whole.multipliedBy(sum.getValue() % PARTS).dividedBy(PARTS);
    }
}
