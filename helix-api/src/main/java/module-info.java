/** Value types, domain records, ports and SPI of Helix. */
module trade.helix.api {
    requires static transitive org.jspecify;

    exports trade.helix.api.value;
}
