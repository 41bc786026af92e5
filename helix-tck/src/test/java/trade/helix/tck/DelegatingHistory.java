package trade.helix.tck;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.store.DayStats;
import trade.helix.api.store.EquityPoint;
import trade.helix.api.store.SignalReport;
import trade.helix.api.store.TradeHistory;
import trade.helix.api.store.TradeQuery;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Asset;

/** A history that tells what another one tells, to be broken in one place. */
class DelegatingHistory implements TradeHistory {
    final TradeHistory sound;

    DelegatingHistory(TradeHistory sound) {
        this.sound = sound;
    }

    @Override
    public Optional<Trade> trade(TradeId id) {
        return sound.trade(id);
    }

    @Override
    public List<Trade> latest(AccountId account, int most) {
        return sound.latest(account, most);
    }

    @Override
    public List<JournalRecord.FillRecorded> fills(TradeId id) {
        return sound.fills(id);
    }

    @Override
    public Optional<SignalReport> signal(SignalRef ref) {
        return sound.signal(ref);
    }

    @Override
    public DayStats day(AccountId account, Asset quote, LocalDate day) {
        return sound.day(account, quote, day);
    }

    @Override
    public List<Trade> find(TradeQuery query) {
        return sound.find(query);
    }

    @Override
    public List<DayStats> days(AccountId account, Asset quote, LocalDate from, LocalDate until) {
        return sound.days(account, quote, from, until);
    }

    @Override
    public List<EquityPoint> equity(AccountId account, Asset quote, LocalDate from, LocalDate until) {
        return sound.equity(account, quote, from, until);
    }

    @Override
    public List<Intent> openIntents(AccountId account) {
        return sound.openIntents(account);
    }
}
