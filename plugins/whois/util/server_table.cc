#include "plugins/whois/util/server_table.h"

#include <array>

namespace insight::plugins::whois {
namespace {

// The servers of the top-level domains as of 2017-03-19; the same, line by
// line, as tests/testdata/whois.conf, of which README.md there names the
// source.  Where a domain has two lines, the first one counts.
//
// Domains whose server is whois.nic.DOMAIN come first.
constexpr auto kTable = std::to_array<ServerRow>({
    {"",
     "aarp abc abogado abudhabi ac accountant adac aeg af afamilycompany"
     " afl ag airbus airtel alstom americanfamily amfam anz aol ar art"
     " arte as asda asia at auspost aw bank bar barcelona barclaycard"
     " barclays barefoot basketball bauhaus bayern bbc bbt bbva bcn"
     " beauty beer bentley berlin best bid bj blanco blog bms bo bofa"
     " bond boots bosch boston bradesco bridgestone broadway broker"
     " brother brussels budapest build bzh cancerresearch canon"
     " capitalone career casa cat cba ceo cfa cfd ch chanel chintai ci"
     " cityeats cl cloud club clubmed co college comcast commbank"
     " compare comsec contact cooking cookingchannel coop cr cricket csc"
     " cuisinella cx cymru cz date dds deloitte design diy dm doha"
     " doosan download dubai duck dz ec ericsson erni es eurovision"
     " fairwinds faith fan fans fashion feedback fidelity film firestone"
     " firmdale fishing fit fo foodnetwork forex forum fr frl frontdoor"
     " fujixerox fun gallo garden gd gdn gent genting george ggee giving"
     " gl glade global goldpoint google gop gs hamburg hgtv hn honda"
     " horse host ht hu hyundai ibm ice icu ifm im ink insurance io ir"
     " iselect it jaguar java jobs juniper kddi kerryhotels"
     " kerrylogistics kerryproperties kfh ki kia kiwi kn komatsu kred"
     " kuokgroup kyoto kz la lacaixa ladbrokes lancome landrover lat"
     " latrobe law lefrak lego lexus li liaison lidl lifestyle linde"
     " lipsy lixil loan locus london lotte love lpl lplfinancial"
     " lundbeck luxe luxury lv ly macys makeup man markets md me med men"
     " menu mg miami mls mn moe monash monster moscow mp ms mtn mtr mu"
     " mz nab nadex name nationwide nec netbank next nextdirect nf nico"
     " nikon nissay norton nrw nyc obi observer off olayan olayangroup"
     " omega one online onyourside ooo oracle orange osaka party philips"
     " physio pid playstation pm politie pr press protection pw qpon"
     " quebec quest racing radio raid re realestate realty redstone"
     " reise reit rent rest review rexroth ricoh rightathome rodeo ruhr"
     " rwe samsclub samsung sandvik sandvikcoromant sanofi sap sbs sca"
     " scb schmidt schwarz science scjohnson scor seat security seek"
     " select ses seven sfr sh shangrila shell site skin sky sm sn so"
     " softbank sony space spreadbetting st starhub statoil stc stcgroup"
     " store study sucks surf swatch swiss sydney symantec tab taipei"
     " tatamotors tatar tc tdk tech tel telecity teva tf tg theatre tiaa"
     " tickets tiffany tirol tl tm tokyo top toray toshiba toyota tr"
     " trade trading travel travelchannel trust ubank ubs uk us vana"
     " vanguard ve verisign versicherung vg vip virgin visa vista"
     " vistaprint viva vlaanderen vodka volvo wales walmart walter"
     " warman webcam weber website wed wedding wf whoswho wien wiki win"
     " wme woodside work wtc xerox xfinity xin xn--11b4c3d xn--3pxu8k"
     " xn--42c2d9a xn--45q11c xn--5su34j936bgsg xn--80adxhks xn--9dbq2a"
     " xn--c2br7g xn--d1acj3b xn--efvy88h xn--fhbei xn--hxt814e"
     " xn--j1aef xn--kcrx77d1x4a xn--kput3i xn--mgba7c0bbn0a"
     " xn--mgbca7dzdo xn--mk1bu44c xn--mxtq1m xn--ngbc5azd xn--ngbe9e0a"
     " xn--p1acf xn--pssy2u xn--rhqv96g xn--t60b56a xn--tckwe"
     " xn--w4r85el8fhu5dnra xn--w4rs40l xperia xxx xyz yoga yt zm"},
    {"africa-whois.registry.net.za", "africa"},
    {"capetown-whois.registry.net.za", "capetown"},
    {"ccwhois.verisign-grs.com", "cc"},
    {"cwhois.cnnic.cn", "xn--fiqs8s xn--fiqz9s"},
    {"durban-whois.registry.net.za", "durban"},
    {"joburg-whois.registry.net.za", "joburg"},
    {"kero.yachay.pe", "pe"},
    {"tvwhois.verisign-grs.com", "tv"},
    {"vunic.vu", "vu"},
    {"whois-alsace.nic.fr", "alsace"},
    {"whois-aquarelle.nic.fr", "aquarelle"},
    {"whois-bostik.nic.fr", "bostik"},
    {"whois-corsica.nic.fr", "corsica"},
    {"whois-dub.mm-registry.com", "country"},
    {"whois-fe.movistar.tango.knipp.de", "movistar"},
    {"whois-fe.telefonica.tango.knipp.de", "telefonica"},
    {"whois-fe1.gmx.tango.knipp.de", "gmx"},
    {"whois-fe1.pdt.cologne.tango.knipp.de", "cologne"},
    {"whois-fe1.pdt.koeln.tango.knipp.de", "koeln"},
    {"whois-frogans.nic.fr", "frogans"},
    {"whois-gtld.smart.com.ph", "smart"},
    {"whois-lancaster.nic.fr", "lancaster"},
    {"whois-leclerc.nic.fr", "leclerc"},
    {"whois-mma.nic.fr", "mma"},
    {"whois-mutuelle.nic.fr", "mutuelle"},
    {"whois-ovh.nic.fr", "ovh"},
    {"whois-paris.nic.fr", "paris"},
    {"whois-sncf.nic.fr", "sncf"},
    {"whois-total.nic.fr", "total"},
    {"whois.aeda.net.ae", "ae xn--mgbaam7a8h"},
    {"whois.aero", "aero"},
    {"whois.afilias-srs.net",
     "abarth abbott abbvie aco active adult agakhan aigo akdn alfaromeo"
     " alibaba alipay allstate ally apple audi autos avianca bcg beats"
     " bestbuy blockbuster bnl bnpparibas boats boehringer bugatti buy"
     " case caseih cbs ceb cern chrysler cipriani clinique creditunion"
     " cruise cyou dabur data delta dish dodge dot dtv dunlop dvr eco"
     " edeka emerck esurance extraspace fage fedex ferrari fiat fido"
     " gallup gea godaddy goodhands goodyear hdfc hdfcbank helsinki"
     " hermes hkt homedepot homes hughes icbc imamat ismaili ist"
     " istanbul itv iveco jcp jeep jio jll kosher lamborghini lamer"
     " lancia lasalle latino lds locker ltda marriott maserati mckinsey"
     " metlife mit mobile mopar mormon motorcycles natura newholland"
     " nokia nowtv nra ollo onl orientexpress origins ott pccw phone pnc"
     " porn progressive pwc redumbrella reliance rich richardli ril"
     " rogers sbi schaeffler scholarships sew sex shaw showtime shriram"
     " sina sling srl srt stada star statebank stockholm storage temasek"
     " thd travelers travelersinsurance trv tvs uconnect ups vegas vig"
     " viking volkswagen weibo wolterskluwer xn--3oq18vl8pn36a"
     " xn--4gbrim xn--5tzm5g xn--9krt00a xn--b4w605ferd xn--estv75g"
     " xn--fzys8d69uvgm xn--jlq61u9w7b yachts zara"},
    {"whois.afilias.net",
     "archi bet bio black blue green info kim lgbt lotto mobi organic"
     " pet pink poker pro promo red shiksha ski vote voto xn--6frz82g"},
    {"whois.agitsys.net", "nowruz pars shia tci xn--mgbt3dhd"},
    {"whois.ai", "ai"},
    {"whois.amnic.net", "am xn--y9a3aq"},
    {"whois.aridnrs.net.au",
     "box catholic courses epson iinet krd melbourne rmit saxo"
     " xn--80aqecdr1a xn--mgbi4ecexp xn--tiq49xqyj"},
    {"whois.ati.tn", "tn"},
    {"whois.audns.net.au", "au"},
    {"whois.ax", "ax"},
    {"whois.bazaar.coreregistry.net", "xn--mgbab2bd"},
    {"whois.biz", "biz"},
    {"whois.bnnic.bn", "bn"},
    {"whois.cctld.by", "by xn--90ais"},
    {"whois.cctld.uz", "uz"},
    {"whois.cira.ca", "ca"},
    {"whois.cmc.iq", "iq xn--mgbtx2b"},
    {"whois.cnnic.cn", "cn"},
    {"whois.co.ug", "ug"},
    {"whois.conac.cn", "xn--55qw42g xn--zfr164b"},
    {"whois.denic.de", "de"},
    {"whois.dk-hostmaster.dk", "dk"},
    {"whois.dns.be", "be"},
    {"whois.dns.hr", "hr"},
    {"whois.dns.lu", "lu"},
    {"whois.dns.pl", "pl"},
    {"whois.dns.pt", "pt"},
    {"whois.domain-registry.nl", "nl"},
    {"whois.domainregistry.ie", "ie"},
    {"whois.dominio.gq", "gq"},
    {"whois.domreg.lt", "lt"},
    {"whois.donuts.co",
     "academy accountants agency apartments associates bargains bike"
     " bingo boutique builders business cab cafe camera camp capital"
     " cards care careers cash casino catering center chat cheap church"
     " city claims cleaning clinic clothing coach codes coffee community"
     " company computer condos construction contractors cool coupons"
     " credit creditcard cruises dating deals delivery dental diamonds"
     " digital direct directory discount doctor dog domains education"
     " email energy engineering enterprises equipment estate events"
     " exchange expert exposed express fail farm finance financial fish"
     " fitness flights florist football foundation fund furniture fyi"
     " gallery gifts glass gmbh gold golf graphics gratis gripe group"
     " guide guru healthcare hockey holdings holiday hospital house immo"
     " industries institute insure international investments irish"
     " jewelry kitchen land lease legal life lighting limited limo loans"
     " ltd maison management marketing mba media memorial money movie"
     " network partners parts photography photos pictures pizza place"
     " plumbing plus productions properties recipes reisen rentals"
     " repair report restaurant run salon sarl school schule services"
     " shoes shopping show singles soccer solar solutions style supplies"
     " supply support surgery systems tax taxi team technology tennis"
     " theater tienda tips tires today tools tours town toys training"
     " university vacations ventures viajes villas vin vision voyage"
     " watch wine works world wtf xn--czrs0t xn--fjq720a xn--unup4y"
     " xn--vhquv zone"},
    {"whois.dot.cf", "cf"},
    {"whois.dot.ml", "ml"},
    {"whois.dot.tk", "tk"},
    {"whois.dotgov.gov", "gov"},
    {"whois.dotpostregistry.net", "post"},
    {"whois.dotukr.com", "xn--j1amh"},
    {"whois.educause.edu", "edu"},
    {"whois.eu", "eu xn--e1a4c"},
    {"whois.eus.coreregistry.net", "eus"},
    {"whois.fi", "fi"},
    {"whois.gal.coreregistry.net", "gal"},
    {"whois.gg", "gg"},
    {"whois.gmoregistry.ne", "okinawa"},
    {"whois.gmoregistry.net", "nagoya"},
    {"whois.gtld.knet.cn",
     "sohu wang xn--30rr7y xn--3bst00m xn--6qq986b3xl xn--9et52u"
     " xn--czru2d xn--fiq64b"},
    {"whois.gtlds.nic.br", "bom final globo rio uol"},
    {"whois.hkirc.hk", "hk xn--j6w193g"},
    {"whois.iana.org", "arpa int"},
    {"whois.iis.nu", "nu"},
    {"whois.iis.se", "se"},
    {"whois.ikano.tld-box.at", "ikano"},
    {"whois.imena.bg", "xn--90ae"},
    {"whois.isnic.is", "is"},
    {"whois.isoc.org.il", "il"},
    {"whois.itdc.ge", "xn--node"},
    {"whois.je", "je"},
    {"whois.jprs.jp", "jp"},
    {"whois.kenic.or.ke", "ke"},
    {"whois.kg", "kg"},
    {"whois.kr", "kr xn--3e0b707e xn--cg4bki"},
    {"whois.ksregistry.net",
     "allfinanz bmw cam desi dvag flsmidth fresenius mini pohl saarland"
     " spiegel tui xn--vermgensberater-ctb xn--vermgensberatung-pwb"
     " zuerich"},
    {"whois.kyregistry.ky", "ky"},
    {"whois.madrid.rs.corenic.net", "madrid"},
    {"whois.mango.coreregistry.net", "mango"},
    {"whois.marnet.mk", "mk xn--d1alf"},
    {"whois.mediaserv.net", "gf mq"},
    {"whois.monic.mo", "mo xn--mix891f"},
    {"whois.museum", "museum"},
    {"whois.mx", "mx"},
    {"whois.mynic.my", "my xn--mgbx4cd0ab"},
    {"whois.na-nic.com.na", "na"},
    {"whois.nc", "nc"},
    {"whois.ngtld.cn", "baidu xn--1qqw23a xn--55qx5d xn--io0a7i xn--xhq521b"},
    {"whois.nic.dz", "xn--lgbbat1ad8j"},
    {"whois.nic.gmo",
     "datsun fujitsu goo hisamitsu hitachi infiniti jcb mitsubishi mtpc"
     " nissan panasonic pioneer sharp yodobashi"},
    {"whois.nic.google",
     "ads android app boo cal channel chrome dad day dclk dev docs drive"
     " eat esq fly foo gbiz gle gmail goog guge hangout here how ing"
     " meet meme mov new nexus page play prod prof rsvp soy xn--flw351e"
     " xn--q9jyb4c xn--qcka1pmc youtube zip"},
    {"whois.nic.ir", "xn--mgba3a4f16a"},
    {"whois.nic.kz", "xn--80ao21a"},
    {"whois.nic.net.bw", "bw"},
    {"whois.nic.net.ng", "ng"},
    {"whois.nic.net.sa", "sa xn--mgberp4a5d4ar"},
    {"whois.nic.net.sb", "sb"},
    {"whois.nic.org.uy", "uy"},
    {"whois.norid.no", "no"},
    {"whois.online.rs.corenic.net", "xn--80asehdb"},
    {"whois.pandi.or.id", "id"},
    {"whois.pir.org", "org"},
    {"whois.pnina.ps", "xn--ygbi2ammx"},
    {"whois.publicinterestregistry.net",
     "ngo ong xn--c1avg xn--i1b6b1a6a2e xn--nqv7f xn--nqv7fs00ema"},
    {"whois.register.bg", "bg"},
    {"whois.register.si", "si"},
    {"whois.registre.ma", "ma"},
    {"whois.registro.br", "br"},
    {"whois.registry.gy", "gy"},
    {"whois.registry.hm", "hm"},
    {"whois.registry.in", "in"},
    {"whois.registry.knet.cn", "xn--ses554g"},
    {"whois.registry.om", "om xn--mgb9awbf"},
    {"whois.registry.pf", "pf"},
    {"whois.registry.qa", "qa xn--wgbl6a"},
    {"whois.rightside.co",
     "army attorney band degree dentist engineer family games gives"
     " lawyer live market mortgage navy news rehab republican rip sale"
     " software studio vet video"},
    {"whois.ripe.net", "al az eg yu"},
    {"whois.rnids.rs", "rs xn--90a3ac"},
    {"whois.rotld.ro", "ro"},
    {"whois.scot.coreregistry.net", "scot"},
    {"whois.sgnic.sg", "sg xn--clchc0ea0b2g2a9gcd xn--yfro4i67o"},
    {"whois.site.rs.corenic.net", "xn--80aswg"},
    {"whois.sk-nic.sk", "sk"},
    {"whois.srs.net.nz", "nz"},
    {"whois.sx", "sx"},
    {"whois.tcinet.ru", "ru su xn--p1ai"},
    {"whois.teleinfo.cn",
     "anquan shouji xihuan xn--3ds443g xn--fiq228c5hs xn--vuq861b yun"},
    {"whois.thnic.co.th", "th xn--o3cw4h"},
    {"whois.tld.ee", "ee"},
    {"whois.tld.sy", "sy xn--ogbpf8fl"},
    {"whois.tonic.to", "to"},
    {"whois.twnic.net.tw", "tw xn--kprw13d xn--kpry57d"},
    {"whois.tznic.or.tz", "tz"},
    {"whois.ua", "ua"},
    {"whois.uniregistry.net",
     "audio auto blackfriday car cars christmas click diet flowers game"
     " gift guitars help hiphop hiv hosting juegos link lol mom photo"
     " pics property sexy tattoo"},
    {"whois.unitedtld.com",
     "actor airforce auction consulting dance democrat forsale futbol"
     " haus immobilien kaufen moda ninja pub reviews rocks social"},
    {"whois.verisign-grs.com", "com net"},
    {"whois.voting.tld-box.at", "voting"},
    {"whois.website.ws", "ws"},
    {"whois1.nic.bi", "bi"},
    {"whois2.afilias-grs.net", "gi sc vc"},
});

}  // namespace

std::span<const ServerRow> ServerTable() { return kTable; }

}  // namespace insight::plugins::whois
