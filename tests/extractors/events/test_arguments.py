"""Whom an act is done by and to: the countries of both sides, one construction a block, sentences of our own."""

from functools import lru_cache

import pytest

from parley.extractors.extract import Engine
from parley.model.reports import Event
from parley.settings import Settings
from tests.extractors.events.reading import frames, parsed

# Sentence, type, countries of the actors and of the recipients.
CASES = [
    # who is sent, where a deal is made, and towns that act
    ("Chad sent a delegation to Khartoum.", "CONSULT", "TCD", "SDN"),
    ("Chad dispatched an envoy to the talks in Cairo.", "CONSULT", "TCD", ""),
    ("Colombia and the rebels reached a deal in Havana.", "SUPPORT", "COL", ""),
    ("Goma repelled the attackers.", "ASSAULT", "COD", ""),
    # a relative pronoun below "said", and what somebody suffers
    ("The Malian raid, which Chad said killed six Kenyan guards, lasted an hour.", "ASSAULT", "MLI", "KEN"),
    ("The court in Khartoum ordered the general's arrest.", "COERCE", "SDN", ""),
    # support verbs, what is made of what, names in parts
    ("Pakistan's closure of the crossing drew criticism from Kabul.", "ACCUSE", "AFG", "PAK"),
    ("The signing of an accord between Armenia and Azerbaijan took place in Lima.", "SUPPORT", "ARM;AZE", ""),
    ("The junta in Niger gave France a month to withdraw its soldiers.", "THREATEN", "NER", "FRA"),
    ("Thousands fled the fighting in Port-au-Prince.", "ASSAULT", "", "HTI"),
    ("The capital of Haiti was overrun by gangs.", "ASSAULT", "", "HTI"),
    ("Oman apologised to Guinea-Bissau for the raid.", "CONCEDE", "OMN", "GNB"),
    # calls, duties of nobody, soldiers who keep a peace
    ("Ghana's president called his Togolese counterpart to express support.", "CONSULT", "GHA", "TGO"),
    ("Norway said that violence in Haiti must be avoided.", "REQUEST", "NOR", "HTI"),
    ("Kenyan soldiers were deployed as peacekeepers in Haiti.", "AID", "KEN", "HTI"),
    # what is discussed, whose advance is stopped, a page's time before its dateline
    ("Ghana discussed Mali with Togo.", "CONSULT", "GHA;TGO", ""),
    ("Chad's army halted the westward rebel advance.", "ASSAULT", "TCD", ""),
    ("Wed Mar 2, 2031 6:43 pm EST LOME, Togo (Agency) - Ghana attacked Chad on Wednesday.", "ASSAULT", "GHA", "TCD"),
    # passive
    ("The Ghanaian consulate in Lomé was attacked with petrol bombs.", "ASSAULT", "", "GHA"),
    ("Two Kenyan rangers were kidnapped by Somali militants near the border.", "ASSAULT", "SOM", "KEN"),
    ("Three Sudanese lorries were seized at the crossing by Chadian customs officers.", "COERCE", "TCD", "SDN"),
    ("A village in Burkina Faso was shelled overnight by Malian artillery.", "ASSAULT", "MLI", "BFA"),
    ("Georgia has been accused by Armenia of shielding smugglers.", "ACCUSE", "ARM", "GEO"),
    ("Sanctions were imposed on Nicaragua by Canada.", "SANCTION", "CAN", "NIC"),
    ("Asylum was granted to a Belarusian poet by Lithuania.", "AID", "LTU", "BLR"),
    ("The Afghan refugees were told to leave by Pakistan.", "REQUEST", "PAK", "AFG"),
    ("Nine Indian sailors were detained by the Iranian navy, officials in Delhi said.", "COERCE", "IRN", "IND"),
    ("Food and tents have been sent to Nepal by Japan.", "AID", "JPN", "NPL"),
    ("Malta was thanked by Cyprus for its help.", "SUPPORT", "CYP", "MLT"),
    ("Peace talks in Doha were attended by Rwanda and Congo.", "CONSULT", "COD;RWA", ""),
    # nominal
    ("The bombing of Aden by Saudi jets drew protests.", "ASSAULT", "SAU", "YEM"),
    ("Russian shelling of Kharkiv killed six people.", "ASSAULT", "RUS", "UKR"),
    ("Turkey's attack on Syrian positions began at dawn.", "ASSAULT", "TUR", "SYR"),
    ("Talks between Serbia and Kosovo resumed in Brussels.", "CONSULT", "SRB;XKX", ""),
    ("A meeting of Chadian and Libyan officials took place in Tunis.", "CONSULT", "LBY;TCD", ""),
    ("Ankara's offer to train Iraqi guards came on Sunday.", "AGREE", "TUR", "IRQ"),
    ("Canada's condemnation of Myanmar's generals was sharp.", "ACCUSE", "CAN", "MMR"),
    ("Sanctions by Australia against Fiji came into force on Monday.", "SANCTION", "AUS", "FJI"),
    ("The expulsion of two Russian diplomats from Norway followed.", "SANCTION", "NOR", "RUS"),
    ("India's warning to Pakistan came after the raid.", "THREATEN", "IND", "PAK"),
    ("The arrest of an Iranian journalist by Iraqi police caused outrage.", "COERCE", "IRQ", "IRN"),
    ("A visit by the Latvian president to Estonia ended on Friday.", "CONSULT", "LVA", "EST"),
    ("Kenya's rejection of Somalia's claim came as no surprise.", "REJECT", "KEN", "SOM"),
    ("Criticism of Hungary from Sweden grew louder.", "ACCUSE", "SWE", "HUN"),
    ("The Israeli air strike on a Lebanese village killed four.", "ASSAULT", "ISR", "LBN"),
    ("A Norwegian loan to Malawi was announced in Lilongwe.", "AID", "NOR", "MWI"),
    ("Threats by North Korea against Japan multiplied.", "THREATEN", "PRK", "JPN"),
    ("The Ethiopian invasion of Somalia began on Christmas Eve.", "ASSAULT", "ETH", "SOM"),
    ("A pledge of grain from Romania to Egypt was renewed.", "AGREE", "ROU", "EGY"),
    ("Fighting between Azerbaijani and Armenian troops broke out at noon.", "ASSAULT", "ARM;AZE", ""),
    ("Clashes between Indian soldiers and Chinese troops left five dead.", "ASSAULT", "CHN;IND", ""),
    ("An exchange of fire between Sudan and South Sudan lasted an hour.", "ASSAULT", "SDN;SSD", ""),
    # possessive, owners
    ("Rebels attacked the Nigerian army's headquarters in Maiduguri.", "ASSAULT", "", "NGA"),
    ("Houthi rockets struck a Saudi refinery.", "ASSAULT", "YEM", "SAU"),
    ("Cyprus seized a Syrian freighter.", "COERCE", "CYP", "SYR"),
    ("Denmark condemned Serbia's treatment of journalists.", "ACCUSE", "DNK", "SRB"),
    ("Mexico criticised the United States over its new wall.", "ACCUSE", "MEX", "USA"),
    ("Sweden refused to recognise the Belarusian election.", "REJECT", "SWE", "BLR"),
    ("Kenyan police raided the Ugandan embassy.", "ASSAULT", "KEN", "UGA"),
    ("Ukrainian drones hit an oil depot in the Russian city of Voronezh.", "ASSAULT", "UKR", "RUS"),
    ("Gunmen killed three aid workers of the Norwegian Refugee Council in Darfur.", "ASSAULT", "", "NGO"),
    # light verbs
    ("Japan offered its condolences to Turkey.", "SUPPORT", "JPN", "TUR"),
    ("Eritrea launched an offensive against Ethiopia.", "ASSAULT", "ERI", "ETH"),
    ("France carried out air strikes on Malian camps.", "ASSAULT", "FRA", "MLI"),
    ("Croatia lodged a protest with Serbia.", "ACCUSE", "HRV", "SRB"),
    ("Niger came under attack from Boko Haram.", "ASSAULT", "NGA", "NER"),
    ("Panama issued a warning to Venezuela.", "THREATEN", "PAN", "VEN"),
    ("Kuwait made an apology to Jordan.", "CONCEDE", "KWT", "JOR"),
    ("Uganda has extended an invitation to Burundi's president.", "AGREE", "UGA", "BDI"),
    ("The United Nations expressed concern at Mali's decision.", "ACCUSE", "UNO", "MLI"),
    # control / raising
    ("Malawi was asked by Zambia to reopen the bridge.", "REQUEST", "ZMB", "MWI"),
    ("Jordan agreed to host Iraqi officers.", "AGREE", "JOR", "IRQ"),
    ("Egypt urged Sudan and Ethiopia to resume talks.", "REQUEST", "EGY", "ETH;SDN"),
    ("Algeria threatened to expel the French ambassador.", "THREATEN", "DZA", "FRA"),
    ("Nigeria refused to extradite the pilot to Ghana.", "REJECT", "NGA", "GHA"),
    ("Lebanon appealed to the European Union for help.", "REQUEST", "LBN", "EUR"),
    ("China pressed North Korea to return to the table.", "REQUEST", "CHN", "PRK"),
    # relative and participial
    ("Kazakh police, who had detained an Uzbek reporter, released him on Monday.", "RETREAT", "KAZ", "UZB"),
    ("Condemning the coup in Niger, Benin closed the border.", "COERCE", "BEN", ""),
    ("After meeting Moldovan leaders, Romania's president praised them.", "SUPPORT", "ROU", "MDA"),
    ("Cameroonian soldiers firing from a hill killed two Nigerian farmers.", "ASSAULT", "CMR", "NGA"),
    ("The agreement, which Ghana and Ivory Coast signed on Friday, covers cocoa.", "SUPPORT", "CIV;GHA", ""),
    ("Cuba, angered by the raid, expelled the American consul.", "SANCTION", "CUB", "USA"),
    ("Speaking in Accra, President Ama Mensah of Ghana accused Togo of arming rebels.", "ACCUSE", "GHA", "TGO"),
    # coordination
    ("Hungary and Slovakia blocked the loan to Ukraine.", "REJECT", "HUN;SVK", "UKR"),
    ("Qatar condemned the raid and offered Lebanon fuel.", "AGREE", "QAT", "LBN"),
    ("Chile thanked Peru and Ecuador for their help.", "SUPPORT", "CHL", "ECU;PER"),
    ("Israel bombed targets in Syria and Lebanon.", "ASSAULT", "ISR", "LBN;SYR"),
    ("Russia and China vetoed the American draft.", "REJECT", "CHN;RUS", "USA"),
    ("Spain criticised and then sued Morocco.", "ACCUSE", "ESP", "MAR"),
    ("Turkey shelled and later occupied the Syrian town of Jarabulus.", "ASSAULT", "TUR", "SYR"),
    ("The presidents of Kenya and Uganda met in Mombasa.", "CONSULT", "KEN;UGA", ""),
    # apposition and titles
    ("Foreign Minister Zanele Dube of South Africa condemned Israel.", "ACCUSE", "ZAF", "ISR"),
    ("The Malian prime minister, Oumar Keita, accused France of lying.", "ACCUSE", "MLI", "FRA"),
    ("Lena Vogt, Germany's defence minister, promised Ukraine more shells.", "AGREE", "DEU", "UKR"),
    ("The president of Sri Lanka, Ruwan Perera, met the Maldivian leader.", "CONSULT", "LKA", "MDV"),
    ("Mexican President Lucía Ortega apologised to Guatemala.", "CONCEDE", "MEX", "GTM"),
    ("Tariq Aziz Khan, a spokesman for Pakistan's army, threatened India with reprisals.", "THREATEN", "PAK", "IND"),
    ("King Felipe of Spain visited Cuba.", "CONSULT", "ESP", "CUB"),
    ("Kosovo's interior minister Arben Hoxha ordered the arrest of a Serbian official.", "COERCE", "XKX", "SRB"),
    ("The head of Nigeria's electoral commission, Musa Bello, resigned.", "RETREAT", "NGA", ""),
    ("Chancellor Anna Gruber of Austria rejected Italy's demand.", "REJECT", "AUT", "ITA"),
    ("Ethiopia's neighbour Eritrea expelled an Ethiopian diplomat.", "SANCTION", "ERI", "ETH"),
    # recipients in PPs
    ("Finland shut its border with Russia.", "COERCE", "FIN", "RUS"),
    ("Belarus moved troops to the border with Poland.", "MOBILIZE", "BLR", ""),
    ("Japan suspended aid to Myanmar.", "SANCTION", "JPN", "MMR"),
    ("Britain banned flights from Libya.", "COERCE", "GBR", "LBY"),
    ("The Netherlands sent a frigate to the coast of Yemen.", "MOBILIZE", "NLD", "YEM"),
    ("Argentina recalled its ambassador from Bolivia.", "SANCTION", "ARG", "BOL"),
    ("Lithuania cut trade ties with Belarus.", "SANCTION", "LTU", "BLR"),
    ("Poland voted against the Hungarian proposal.", "REJECT", "POL", "HUN"),
    ("Angola broke off relations with Portugal.", "SANCTION", "AGO", "PRT"),
    ("Demonstrators in Athens burned the Turkish flag.", "PROTEST", "GRC", "TUR"),
    # reciprocal
    ("Iran and Iraq held talks on Monday.", "CONSULT", "IRN;IRQ", ""),
    ("The foreign ministers of Turkey and Greece met in Ankara.", "CONSULT", "GRC;TUR", ""),
    ("Estonian and Latvian officials discussed the ferry.", "CONSULT", "EST;LVA", ""),
    ("Laos signed a border treaty with Vietnam.", "SUPPORT", "LAO;VNM", ""),
    ("Sudan clashed with Ethiopia over farmland.", "ASSAULT", "ETH;SDN", ""),
    ("The two neighbours, Chad and Sudan, agreed to patrol the border together.", "AGREE", "SDN;TCD", ""),
    ("Mali's president spoke by telephone with his Algerian counterpart.", "CONSULT", "DZA;MLI", ""),
    ("Singapore's premier was received in Jakarta by Indonesia's president.", "CONSULT", "IDN", "SGP"),
    # reported
    ("Tripoli said that Egyptian jets had bombed a camp near Derna.", "ASSAULT", "EGY", "LBY"),
    ("According to the Kenyan army, Somali militants killed two soldiers.", "ASSAULT", "SOM", ""),
    ("Moscow confirmed that it had sent wheat to Mali.", "AID", "RUS", "MLI"),
    ("“We have rejected the Egyptian plan,” Sudan's foreign minister said.", "REJECT", "SDN", "EGY"),
    ("Canada will recognise Palestine, its prime minister said.", "AGREE", "CAN", "PSE"),
    # headlines
    ("Uganda Expels Dutch Diplomat", "SANCTION", "UGA", "NLD"),
    ("Three Kenyan soldiers killed in Somali ambush", "ASSAULT", "SOM", "KEN"),
    ("Iran frees two French tourists", "RETREAT", "IRN", "FRA"),
    ("Bolivia rejects Chilean offer of talks", "REJECT", "BOL", "CHL"),
    ("Spain to send tanks to Ukraine", "AGREE", "ESP", "UKR"),
    ("Egypt's president to visit Turkey next week", "AGREE", "EGY", "TUR"),
    ("Zambia urged to free Congolese activist", "REQUEST", "", "ZMB"),
    ("Israel accused of bombing Lebanese clinic", "ACCUSE", "", "ISR"),
    ("Chad, Niger sign a pact on water", "SUPPORT", "NER;TCD", ""),
    ("South Korean minister Han Ji-seo met a Kenyan envoy.", "CONSULT", "KOR", "KEN"),
]


@lru_cache(maxsize=1)
def engine() -> Engine:
    return Engine.load(Settings())


def events(text: str) -> list[Event]:
    return next(engine().analyse([parsed(text).version])).events


def countries(actors) -> str:
    return ";".join(sorted({a.country for a in actors if a.country}))


@pytest.mark.parametrize(("text", "type_", "doing", "done_to"), CASES, ids=[c[0][:40] for c in CASES])
def test_countries_of_both_sides(text: str, type_: str, doing: str, done_to: str):
    assert (type_, doing, done_to) in {(e.type, countries(e.actors), countries(e.recipients)) for e in events(text)}


def test_a_country_taken_from_the_place_says_so():
    (event,) = events("Gunmen shot two farmers in Nairobi.")
    assert countries(event.recipients) == "KEN"
    assert any("from the place" in reason for reason in event.reason)


def test_a_mediator_acts_on_those_between_whom_he_mediates():
    (event,) = events("Swiss diplomats mediated between the Cypriot parties.")
    assert (countries(event.actors), countries(event.recipients)) == ("CHE", "CYP")


def test_nobody_is_made_up_for_a_passive_without_agent():
    (event,) = events("Two journalists were arrested in Nairobi.")
    assert event.actors == ()
    assert "passive without agent" in event.reason


def test_what_is_the_agents_own_receives_nothing():
    (event,) = events("Norway withdrew its soldiers.")
    assert event.recipients == ()


@pytest.mark.parametrize(
    ("text", "acted_on"),
    [("The general will leave power.", 0), ("The rebels attacked a regional power.", 1)],
)
def test_power_that_somebody_leaves_is_nobody(text: str, acted_on: int) -> None:
    assert max(len(f.patients) for f in frames(text)) == acted_on
