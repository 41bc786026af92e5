/** Decides whether an entry may happen, and how large. Pure: no I/O, no clock. */
module trade.helix.risk {
    requires transitive trade.helix.api;
    requires static org.jspecify;

    exports trade.helix.risk;

    provides trade.helix.api.risk.RiskGateProvider with
            trade.helix.risk.CoolDownGate.Provider,
            trade.helix.risk.MostTradesGate.Provider,
            trade.helix.risk.PriceDriftGate.Provider,
            trade.helix.risk.SignalAgeGate.Provider,
            trade.helix.risk.SpreadGate.Provider,
            trade.helix.risk.SymbolAllowlistGate.Provider,
            trade.helix.risk.SymbolExposureGate.Provider,
            trade.helix.risk.TotalExposureGate.Provider,
            trade.helix.risk.TradingHoursGate.Provider;
}
