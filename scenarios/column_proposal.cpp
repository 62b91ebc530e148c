#include "scenarios/column_proposal.h"

#include <algorithm>
#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/erase.hpp>
#include <boost/range/algorithm_ext/erase.hpp>

#include "scenarios/ride_columns.h"
#include "scenarios/words.h"

namespace postkutscher {

namespace {

struct Synonyms {
  const char* ours;
  std::vector<std::string> theirs;  // comparable form
};

const std::vector<Synonyms>& column_synonyms() {
  static const std::vector<Synonyms> kSynonyms = {
      {"id",
       {"id", "auftrag", "auftragsnr", "auftragsnummer", "auftragid", "fahrtnr", "fahrtnummer", "fahrtid", "nr",
        "tourid", "orderid", "order", "rideid", "tripid", "bookingid", "bestellnr"}},
      {"operator",
       {"operator", "unternehmen", "unternehmer", "betrieb", "firma", "dienstleister", "beförderer", "taxiunternehmen",
        "betreiber", "company", "provider", "carrier"}},
      {"from_lon",
       {"fromlon", "vonlänge", "vonlaenge", "vonlon", "vonx", "startlänge", "startlaenge", "startlon", "abhollänge",
        "abholunglon", "abholunglänge", "pickuplon", "pickuplng", "pickuplongitude", "originlon", "startlng",
        "fromlongitude", "fromlng", "vonlängengrad"}},
      {"from_lat",
       {"fromlat", "vonbreite", "vonlat", "vony", "startbreite", "startlat", "abholbreite", "abholunglat",
        "abholungbreite", "pickuplat", "pickuplatitude", "originlat", "fromlatitude", "vonbreitengrad"}},
      {"to_lon",
       {"tolon", "nachlänge", "nachlaenge", "nachlon", "nachx", "ziellänge", "ziellaenge", "ziellon", "dropofflon",
        "dropofflng", "dropofflongitude", "destinationlon", "tolongitude", "tolng", "nachlängengrad",
        "ziellängengrad"}},
      {"to_lat",
       {"tolat", "nachbreite", "nachlat", "nachy", "zielbreite", "ziellat", "dropofflat", "dropofflatitude",
        "destinationlat", "tolatitude", "nachbreitengrad", "zielbreitengrad"}},
      {"from_name",
       {"fromname", "von", "start", "abholort", "abholadresse", "vonort", "vonname", "startort", "from", "origin",
        "pickupaddress", "pickupname"}},
      {"to_name",
       {"toname", "nach", "ziel", "zielort", "zieladresse", "nachort", "nachname des ziels", "zielname", "to",
        "destination", "dropoffaddress", "dropoffname"}},
      {"pickup_at",
       {"pickupat", "abholung", "abholzeit", "uhrzeit", "abholungum", "startzeit", "zeit", "pickuptime", "pickup",
        "departuretime", "abfahrt"}},
      {"appointment_at",
       {"appointmentat", "termin", "terminzeit", "terminuhrzeit", "behandlungsbeginn", "ankunft", "ankunftszeit",
        "appointment", "appointmenttime", "arrivaltime"}},
      {"pickup_earliest", {"pickupearliest", "abholungab", "abholungfrühestens", "früheste abholung"}},
      {"pickup_latest", {"pickuplatest", "abholungbis", "abholungspätestens"}},
      {"dropoff_earliest", {"dropoffearliest", "ankunftab", "ankunftfrühestens"}},
      {"dropoff_latest", {"dropofflatest", "ankunftbis", "ankunftspätestens"}},
      {"date", {"date", "datum", "tag", "fahrtdatum", "fahrttag", "day", "servicedate"}},
      {"category",
       {"category", "kategorie", "transportart", "beförderungsart", "mobilität", "transportmittel", "fahrtart",
        "mobility", "mobilityneed", "mobilitytype"}},
      {"purpose", {"purpose", "zweck", "fahrtzweck", "fahrtgrund", "anlass", "reason", "trippurpose"}},
      {"attendants", {"attendants", "begleiter", "begleitpersonen", "begleitung", "escorts", "companions"}},
      {"shares", {"shares", "sammelfahrt", "teilbar", "bündelbar", "gemeinsam", "shared", "canshare"}},
      {"linked",
       {"linked", "rückfahrt", "rueckfahrt", "rückfahrtid", "hinfahrt", "verknüpft", "returnid", "returnride",
        "linkedid"}},
      {"ride_time_limit", {"ridetimelimit", "maxfahrzeit", "höchstfahrzeit", "fahrzeitgrenze", "maxridetime"}},
      {"price_of_not_serving", {"priceofnotserving", "ersatzpreis", "fremdvergabepreis"}},
      {"revenue", {"revenue", "erlös", "erloes", "fahrpreis", "entgelt", "preis", "fare", "price"}},
      {"approach", {"approach", "straßenseite"}},
      {"booked_at",
       {"bookedat", "bestelltam", "eingang", "auftragseingang", "gebuchtam", "bestellzeit", "bookingtime",
        "createdat"}}};
  return kSynonyms;
}

const std::vector<Synonyms>& category_synonyms() {
  static const std::vector<Synonyms> kSynonyms = {
      {"walking", {"walking", "gehfähig", "gehfaehig", "laufend", "fußgänger", "sitzend", "taxi", "ambulatory"}},
      {"walking_with_help", {"walkingwithhelp", "gehfähigmithilfe", "mithilfe", "rollator", "begleitet", "assisted"}},
      {"wheelchair_transfer",
       {"wheelchairtransfer", "rollstuhlumsetzbar", "umsetzbar", "rollstuhlumsetzer", "faltrollstuhl",
        "rollstuhlfaltbar", "foldingwheelchair"}},
      {"wheelchair", {"wheelchair", "rollstuhl", "rolli", "rs", "btw", "rollstuhlsitzend", "erollstuhl"}},
      {"carry_chair", {"carrychair", "tragestuhl", "tragsessel", "tst"}},
      {"lying", {"lying", "liegend", "liege", "trage", "liegendtransport", "stretcher"}},
      {"medical_care",
       {"medicalcare", "ktw", "krankentransport", "krankenwagen", "medizinischebetreuung", "betreuungspflichtig",
        "ambulance"}}};
  return kSynonyms;
}

// As headers are compared, also without the marks of abbreviations and units.
std::string comparable(const std::string& written) {
  std::string text = comparable_header(written);
  boost::remove_erase_if(text, boost::algorithm::is_any_of(".:()/[]"));
  return text;
}

// Our word for theirs; empty when nobody knows it.
std::string recognised(const std::string& written, const std::vector<Synonyms>& synonyms) {
  const std::string wanted = comparable(written);
  for (const Synonyms& entry : synonyms) {
    if (std::find(entry.theirs.begin(), entry.theirs.end(), wanted) != entry.theirs.end()) return entry.ours;
  }
  return "";
}

void propose_categories(const std::filesystem::path& rides, const std::string& header, ColumnProposal& proposal) {
  constexpr std::size_t kMost = 100;
  proposal.category_header = header;
  for (const std::string& value : distinct_values(rides, header, kMost)) {
    const std::string ours = recognised(value, category_synonyms());
    if (ours.empty())
      proposal.unknown_categories.push_back(value);
    else if (comparable_header(value) != comparable_header(ours))
      proposal.categories[value] = ours;
  }
}

}  // namespace

ColumnProposal propose_columns(const std::filesystem::path& rides) {
  ColumnProposal proposal;
  const CsvTable table = read_csv(rides, {});
  proposal.format = table.format();
  proposal.rows = table.row_count();
  std::map<std::string, std::string> header_of;
  for (const std::string& header : read_csv_headers(rides)) {
    const std::string ours = recognised(header, column_synonyms());
    const bool taken = ours.empty() || !header_of.emplace(ours, header).second;
    if (taken && !header.empty()) proposal.unused_headers.push_back(header);
  }
  for (const auto& [ours, header] : header_of) {
    if (comparable_header(header) != comparable_header(ours)) proposal.columns[ours] = header;
  }
  for (const CsvColumn& column : ride_columns()) {
    if (column.required && !header_of.contains(column.name)) proposal.missing.push_back(column.name);
  }
  if (!header_of.contains("pickup_at") && !header_of.contains("appointment_at")) {
    proposal.missing.push_back("pickup_at");
  }
  const auto category = header_of.find("category");
  if (category != header_of.end()) propose_categories(rides, category->second, proposal);
  return proposal;
}

}  // namespace postkutscher
