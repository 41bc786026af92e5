package trade.helix.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.store.StoreException;

class RecordCodecTest {
    private final RecordCodec codec = new RecordCodec();

    @Provide
    Arbitrary<JournalRecord> records() {
        return Records.any();
    }

    @Property(tries = 2_000)
    void everyRecordComesBackAsItWent(@ForAll("records") JournalRecord record) {
        RecordCodec.Encoded encoded = codec.encode(record);
        assertThat(codec.decode(encoded.type(), encoded.body())).isEqualTo(record);
        assertThat(encoded.body()).matches("[\\x20-\\x7f]*");
    }

    @Example
    void everyKindHasAStoredName() {
        assertThat(RecordKind.ALL.stream().<Class<?>>map(RecordKind::type))
                .containsExactlyInAnyOrder(JournalRecord.class.getPermittedSubclasses());
        assertThat(RecordKind.ALL.stream().map(RecordKind::name)).doesNotHaveDuplicates();
        assertThat(Records.ofEachKind()).hasSameSizeAs(RecordKind.ALL);
    }

    @Example
    void aKindThatIsNotKnownIsNamed() {
        assertThatThrownBy(() -> codec.decode("trade_split", "{}"))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.category()).isEqualTo(StoreException.Category.UNUSABLE))
                .hasMessageContaining("'trade_split'");
    }

    @Example
    void aFieldOfALaterVersionIsPassedOver() {
        assertThat(codec.decode(
                        "outcome_recorded",
                        "{\"clientOrderId\":\"hx1\",\"outcome\":\"UNKNOWN\",\"detail\":\"\",\"later\":{\"a\":[1]}}"))
                .isEqualTo(new JournalRecord.OutcomeRecorded(new ClientOrderId("hx1"), Outcome.UNKNOWN, ""));
    }

    @Property(tries = 300)
    void damageIsNoticed(@ForAll("records") JournalRecord record) {
        RecordCodec.Encoded encoded = codec.encode(record);
        String cut = encoded.body().substring(0, encoded.body().length() - 1);
        assertThatThrownBy(() -> codec.decode(encoded.type(), cut))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.category()).isEqualTo(StoreException.Category.UNUSABLE));
    }
}
