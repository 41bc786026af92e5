package trade.helix.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;

class BackoffTest {
    private static final StreamSettings SETTINGS =
            StreamSettings.of(Duration.ofSeconds(60), 300, Duration.ofMinutes(5));

    private final Backoff backoff = new Backoff(new AccountId("main"), SETTINGS);

    @Test
    void waitsDoubleFromASecondToAMinuteAndEndThere() {
        long[] most = {1, 2, 4, 8, 16, 32, 60, 60, 60};
        for (int failures = 0; failures < most.length; failures++) {
            assertThat(backoff.before(failures))
                    .isBetween(Duration.ofMillis(most[failures] * 500), Duration.ofSeconds(most[failures]));
        }
        assertThat(backoff.before(1_000_000)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    @Test
    void accountsWaitDifferentlyAndEachTheSame() {
        assertThat(new Backoff(new AccountId("main"), SETTINGS).before(3)).isEqualTo(backoff.before(3));
        assertThat(all(each -> each.before(0))).isGreaterThan(80);
        assertThat(all(Backoff::life)).isGreaterThan(80);
    }

    @Test
    void connectionsLiveBetween23And23AndAHalfHours() {
        IntStream.range(0, 100)
                .mapToObj(i -> new Backoff(new AccountId("a" + i), SETTINGS).life())
                .forEach(life -> assertThat(life).isBetween(Duration.ofHours(23), Duration.ofMinutes(23 * 60 + 30)));
    }

    /** Of a hundred accounts, how many different answers there are. */
    private static long all(java.util.function.Function<Backoff, Duration> answer) {
        return IntStream.range(0, 100)
                .mapToObj(i -> answer.apply(new Backoff(new AccountId("a" + i), SETTINGS)))
                .distinct()
                .count();
    }
}
