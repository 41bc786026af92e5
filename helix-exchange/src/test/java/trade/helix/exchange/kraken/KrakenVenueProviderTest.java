package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.provider.Providers;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;

class KrakenVenueProviderTest {
    @Test
    void isFoundByItsId() {
        assertThat(Providers.ofApi().venue("kraken")).isInstanceOf(KrakenVenueProvider.class);
    }

    @Test
    void opensWithoutTheNetworkAndDeclaresNoPairs() {
        try (Venue venue = open(VenueConfig.builder().environment(Environment.LIVE))) {
            assertThat(venue.id()).hasToString("kraken");
            assertThat(venue.capabilities().has(Capability.PROTECTIVE_STOP)).isTrue();
            assertThat(venue.capabilities().has(Capability.CERTAIN_ABSENCE)).isTrue();
            assertThat(venue.capabilities().has(Capability.PROTECTIVE_PAIR)).isFalse();
            Fixture.login(venue).close();
        }
    }

    @Test
    void thereIsNoTestSystemToOpenByItself() {
        for (String address :
                List.of("https://api.kraken.com", "https://API.Kraken.com:443/", "https://api.kraken.com.")) {
            assertThatThrownBy(() -> open(testnet().baseUri(URI.create(address))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("baseUri");
        }
        assertThatThrownBy(() -> open(testnet()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUri");
        try (Venue venue = open(testnet().baseUri(URI.create("http://127.0.0.1:1")))) {
            assertThat(venue.environment()).isEqualTo(Environment.TESTNET);
        }
    }

    @Test
    void anAddressThatCannotWorkIsRefused() {
        assertThatThrownBy(() -> open(VenueConfig.builder().baseUri(URI.create("ftp://host/0"))))
                .hasMessageContaining("Kraken")
                .hasMessageContaining("scheme")
                .hasMessageContaining("path");
    }

    @Test
    void aKeyOrSecretThatCannotBeOneIsRefusedAndNotRepeated() {
        try (Venue venue = open(VenueConfig.builder().environment(Environment.LIVE))) {
            AccountId account = new AccountId("main");
            assertThatThrownBy(() -> venue.login(account, new Credentials("a b", Secret.of(Fixture.SECRET))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("a b");
            assertThatThrownBy(() -> venue.login(account, new Credentials("key", Secret.of("$$$"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("$");
        }
    }

    @Test
    void whatIsNotSetIsPaperAndNeverReal() {
        try (Venue unset = open(VenueConfig.builder());
                Venue real = open(VenueConfig.builder().environment(Environment.LIVE))) {
            assertThat(unset.environment()).isEqualTo(Environment.PAPER);
            assertThat(unset.capabilities().has(Capability.ATTACHED_STOP)).isFalse();
            assertThat(real.environment()).isEqualTo(Environment.LIVE);
        }
    }

    @Test
    void optionsOfPaperAreForPaperOnly() {
        open(VenueConfig.builder().option("paper.balances", "USD=1").option("tier", "pro"))
                .close();
        assertThatThrownBy(() ->
                        open(VenueConfig.builder().environment(Environment.LIVE).option("paper.balances", "USD=1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paper.balances");
    }

    private static VenueConfig.Builder testnet() {
        return VenueConfig.builder().environment(Environment.TESTNET);
    }

    private static Venue open(VenueConfig.Builder config) {
        return new KrakenVenueProvider().open(config.build(), new VenueContext(InstantSource.system()));
    }
}
