package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.InstantSource;
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
        assertThatThrownBy(() -> open(VenueConfig.builder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUri");
        open(VenueConfig.builder().baseUri(URI.create("http://127.0.0.1:1"))).close();
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

    private static Venue open(VenueConfig.Builder config) {
        return new KrakenVenueProvider().open(config.build(), new VenueContext(InstantSource.system()));
    }
}
