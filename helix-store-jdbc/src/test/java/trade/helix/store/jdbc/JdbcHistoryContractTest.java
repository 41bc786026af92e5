package trade.helix.store.jdbc;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.tck.StoreFixture;
import trade.helix.tck.TradeHistoryContractTest;

/** The history keeps the contract of trade histories on both databases. */
@ParameterizedClass
@EnumSource
class JdbcHistoryContractTest extends TradeHistoryContractTest {
    @Parameter
    private TestDatabase.Kind kind;

    @Override
    protected StoreFixture open() {
        return new JdbcStoreFixture(kind);
    }
}
