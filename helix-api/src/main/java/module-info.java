/** Value types, domain records, ports and SPI of Helix. */
module trade.helix.api {
    requires static transitive org.jspecify;

    exports trade.helix.api;
    exports trade.helix.api.account;
    exports trade.helix.api.event;
    exports trade.helix.api.intake;
    exports trade.helix.api.journal;
    exports trade.helix.api.market;
    exports trade.helix.api.operations;
    exports trade.helix.api.order;
    exports trade.helix.api.provider;
    exports trade.helix.api.risk;
    exports trade.helix.api.signal;
    exports trade.helix.api.store;
    exports trade.helix.api.trade;
    exports trade.helix.api.value;
    exports trade.helix.api.venue;

    uses trade.helix.api.risk.RiskGateProvider;
    uses trade.helix.api.venue.VenueProvider;
}
