package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.provider.Providers;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;

class BinanceVenueProviderTest {
    private static final VenueContext CONTEXT = new VenueContext(InstantSource.system());

    @Test
    void isFoundByItsId() {
        assertThat(Providers.ofApi().venue("binance")).isInstanceOf(BinanceVenueProvider.class);
    }

    @Test
    void opensWithoutTheNetwork() {
        try (Venue venue = open(VenueConfig.builder())) {
            assertThat(venue.id()).hasToString("binance");
            assertThat(venue.capabilities().has(Capability.PROTECTIVE_STOP)).isTrue();
            assertThat(venue.capabilities().has(Capability.PROTECTIVE_PAIR)).isTrue();
            assertThat(venue.capabilities().has(Capability.CERTAIN_ABSENCE)).isTrue();
            venue.login(new AccountId("a"), new Credentials("k", Secret.of("s")))
                    .close();
        }
    }

    @Test
    void knowsTheOfficialHosts() {
        assertThat(Hosts.of(VenueConfig.builder().environment(Environment.LIVE).build()))
                .hasToString("https://api.binance.com");
        assertThat(Hosts.of(VenueConfig.builder().build())).hasToString("https://testnet.binance.vision");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://host",
                "//host",
                "http:///x",
                "http://a@host",
                "http://host/api",
                "http://host?x=1",
                "http://host#x"
            })
    void refusesAnAddressThatCannotWork(String address) {
        assertThatThrownBy(() -> open(VenueConfig.builder().baseUri(URI.create(address))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUri");
    }

    @Test
    void namesEveryFault() {
        assertThatThrownBy(() -> open(VenueConfig.builder()
                        .baseUri(URI.create("ftp://host/x"))
                        .connectTimeout(Duration.ZERO)
                        .requestTimeout(Duration.ofSeconds(-1))))
                .hasMessageContaining("scheme")
                .hasMessageContaining("path")
                .hasMessageContaining("connectTimeout")
                .hasMessageContaining("requestTimeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "true", "TRUE"})
    void refusesAJdkThatWouldSendOrdersAgain(String value) {
        String name = "jdk.httpclient.enableAllMethodRetry";
        System.setProperty(name, value);
        try {
            assertThatThrownBy(() -> open(VenueConfig.builder()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name);
        } finally {
            System.clearProperty(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "key\n", "key\r\nX: y", "schlüssel"})
    void refusesAKeyThatNoHeaderCanCarryAndDoesNotRepeatIt(String key) {
        try (Venue venue = open(VenueConfig.builder())) {
            assertThatThrownBy(() -> venue.login(new AccountId("main"), new Credentials(key, Secret.of("s"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("main")
                    .message()
                    .doesNotContain(key);
        }
    }

    @Test
    void whatIsNotSetIsTheTestSystem() {
        try (Venue unset = open(VenueConfig.builder());
                Venue paper = open(VenueConfig.builder().environment(Environment.PAPER))) {
            assertThat(unset.environment()).isEqualTo(Environment.TESTNET);
            assertThat(paper.environment()).isEqualTo(Environment.PAPER);
            assertThat(paper.capabilities().has(Capability.TRANSFERS)).isFalse();
        }
        assertThat(Hosts.of(VenueConfig.builder().environment(Environment.PAPER).build()))
                .hasToString("https://api.binance.com");
    }

    @Test
    void optionsOfPaperAreForPaperOnly() {
        open(VenueConfig.builder().environment(Environment.PAPER).option("paper.latency", "PT0.05S"))
                .close();
        assertThatThrownBy(() -> open(VenueConfig.builder().option("paper.latency", "PT0.05S")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paper.latency");
    }

    private static Venue open(VenueConfig.Builder config) {
        return new BinanceVenueProvider().open(config.build(), CONTEXT);
    }
}
