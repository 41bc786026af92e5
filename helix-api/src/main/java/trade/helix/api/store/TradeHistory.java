package trade.helix.api.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Asset;

/** Reads for people; no decision depends on them. Thread-safe. */
public interface TradeHistory {
    /**
     * One trade.
     *
     * @param id which
     * @return the trade; empty if there is none of that id
     * @throws StoreException if it cannot be read
     */
    Optional<Trade> trade(TradeId id);

    /**
     * The latest trades of an account, newest first.
     *
     * @param account whose
     * @param most how many at most, above zero
     * @return the trades
     * @throws StoreException if they cannot be read
     */
    List<Trade> latest(AccountId account, int most);

    /**
     * The executions of a trade, oldest first.
     *
     * @param id which trade
     * @return each with the order that it belongs to and the value of its fee
     * @throws StoreException if they cannot be read
     */
    List<JournalRecord.FillRecorded> fills(TradeId id);

    /**
     * One signal and what was decided on it.
     *
     * @param ref which
     * @return the report; empty if there is none of that ref
     * @throws StoreException if it cannot be read
     */
    Optional<SignalReport> signal(SignalRef ref);

    /**
     * The figures of a UTC day.
     *
     * @param account whose
     * @param quote the asset that results are counted in
     * @param day which
     * @return its figures; zeros if nothing closed
     * @throws StoreException if they cannot be read
     */
    DayStats day(AccountId account, Asset quote, LocalDate day);

    /**
     * The trades that a query asks for, the one opened last first.
     *
     * @param query which
     * @return the trades
     * @throws StoreException if they cannot be read
     */
    List<Trade> find(TradeQuery query);

    /**
     * The figures of several UTC days, oldest first. Days of which nothing is known are left out.
     *
     * @param account whose
     * @param quote the asset that results are counted in
     * @param from the first day
     * @param until the last day, itself in it
     * @return their figures
     * @throws StoreException if they cannot be read
     */
    List<DayStats> days(AccountId account, Asset quote, LocalDate from, LocalDate until);

    /**
     * The equity curve over several UTC days, oldest first: a point wherever the account's figures changed.
     *
     * @param account whose
     * @param quote the asset that equity is counted in
     * @param from the first day
     * @param until the last day, itself in it
     * @return its points
     * @throws StoreException if they cannot be read
     */
    List<EquityPoint> equity(AccountId account, Asset quote, LocalDate from, LocalDate until);

    /**
     * The orders of an account whose outcome is not known, oldest first: committed, and not heard of or unknown since.
     *
     * @param account whose
     * @return the orders
     * @throws StoreException if they cannot be read
     */
    List<Intent> openIntents(AccountId account);
}
