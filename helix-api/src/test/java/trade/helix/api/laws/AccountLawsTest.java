package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.Whitespace;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.Balance;
import trade.helix.api.account.Credentials;
import trade.helix.api.account.HaltCause;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;

@DomainLaws
class AccountLawsTest {
    @Property
    void anAccountRunsExactlyWithoutCauseAndNotKilled(@ForAll AccountStatus status) {
        assertThat(status.isRunning()).isEqualTo(status.equals(AccountStatus.RUNNING));
        assertThat(status.toString().equals("running")).isEqualTo(status.isRunning());
    }

    @Test
    void aStatusNamesTheKillAndEveryCauseInOneOrder() {
        var causes = Set.of(HaltCause.ORPHAN, HaltCause.HUMAN, HaltCause.DAILY_LIMIT);

        assertThat(new AccountStatus(causes, false)).hasToString("halted(daily_limit, human, orphan)");
        assertThat(new AccountStatus(causes, true)).hasToString("killed, halted(daily_limit, human, orphan)");
        assertThat(new AccountStatus(Set.of(), true)).hasToString("killed");
        assertThat(AccountStatus.RUNNING).hasToString("running");
    }

    @Property
    void haltingTwiceIsHaltingOnce(@ForAll AccountStatus status, @ForAll HaltCause cause) {
        assertThat(status.halted(cause).halted(cause)).isEqualTo(status.halted(cause));
        assertThat(status.halted(cause).isRunning()).isFalse();
    }

    @Property
    void theOrderOfCausesDoesNotMatter(
            @ForAll AccountStatus status, @ForAll HaltCause first, @ForAll HaltCause second) {
        assertThat(status.halted(first).halted(second))
                .isEqualTo(status.halted(second).halted(first))
                .hasToString(status.halted(second).halted(first).toString());
    }

    @Property
    void liftingTakesAwayThatCauseAlone(@ForAll AccountStatus status, @ForAll HaltCause cause) {
        var lifted = status.lifted(cause);

        assertThat(lifted.causes()).doesNotContain(cause);
        assertThat(lifted.halted(cause)).isEqualTo(status.halted(cause));
        assertThat(lifted.killed()).as("no lifting ends a kill").isEqualTo(status.killed());
    }

    @Property
    void everyCauseIsReadable(@ForAll AccountStatus status) {
        for (var cause : HaltCause.values()) {
            assertThat(status.toString().contains(cause.code()))
                    .isEqualTo(status.causes().contains(cause));
        }
        assertThat(status.toString().contains("killed")).isEqualTo(status.killed());
    }

    @Property
    void aTotalIsFreeAndHeld(@ForAll Asset asset, @ForAll Quantity free, @ForAll Quantity held) {
        var balance = new Balance(asset, free, held);

        assertThat(balance.total()).isEqualTo(free.plus(held));
        assertThat(new AccountSnapshot(Map.of(asset, balance), Samples.NOON).balance(asset))
                .isEqualTo(balance);
    }

    @Property
    void whatIsNotHeldIsZero(@ForAll Asset asset) {
        var balance = new AccountSnapshot(Map.of(), Samples.NOON).balance(asset);

        assertThat(balance.asset()).isEqualTo(asset);
        assertThat(balance.total().isZero()).isTrue();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().filter(text -> !text.isBlank());
    }

    @Property
    void credentialsNeverPrint(@ForAll("texts") String key, @ForAll("texts") String secret) {
        assertThat(new Credentials(key, Secret.of(secret))).hasToString("Credentials[***]");
    }

    @Property
    void aBlankKeyIsRefusedWithoutTheSecret(@ForAll @Whitespace @StringLength(max = 5) String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials(blank, Secret.of("tell-nobody")))
                .withMessageContaining("copy it from the venue's key page")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("tell-nobody"));
    }

    @Test
    void bothHalvesAreRequired() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Credentials(null, Secret.of("x")))
                .withMessage("key");
        assertThatNullPointerException()
                .isThrownBy(() -> new Credentials("x", null))
                .withMessage("secret");
    }
}
