"""Words of which it is known whether they are first names, surnames, or what a group or a role is called. Pure.

The commonest of Statistics Norway's lists; who is not here is still shortened, only not recognised among commas.
"""

_FIRST_NAMES = """
aina aisha albert aleksander alexander alf alfred ali alice alma amalie amanda amina amir anders andrea andreas
anette anita ann anna anne annie anniken are arild arne arvid asbjørn asle aslaug asta astrid atle aud aurora axel
beate bente bergljot berit birger birgit birgitte bjarne bjørg bjørn bodil britt brit bård camilla carina caroline
cathrine cecilie celine charlotte christian christina christine christoffer christopher dag dagfinn dagny daniel
david ebba edel edith edvard egil einar eirik eirin eivind elin eline elisabeth elise ella ellen ellinor elsa else
emil emilie emma endre erik erlend erling espen eva even fatima filip finn fredrik frida frode frøydis gard geir
georg gerd greta grete grethe gro gudrun gunhild gunn gunnar gunvor guro gustav guttorm hallvard halvor hanna
hannah hanne hans harald hassan hedda hege heidi helen helena helene helge henning henrik henriette henry herman
hilda hilde hilma håkon håvard ibrahim ida ina inga inge ingeborg inger ingrid ingunn ingvild irene iselin iver
ivar jakob jan janne jannicke jarle jeanette jenny jens joakim johan johanna johanne john johnny jon jonas jone
jorunn josef josefine julia julie jørgen jørn karen kari karin karl karoline katarina katrine kenneth kine kirsten
kitty kjartan kjell kjersti kjetil knut kristian kristin kristina kristine kristoffer lars lasse laura lea leif
leila lena lene leo leyla lilly lin linda line linn linnea lisa lisbeth lise liv live lone lotte louise lucas
ludvig lukas magne magnar magnhild magnus mai maja malin marcus margit margrethe maria mariann marianne marie
marit markus marta marte marthe martin mathias mathilde mats may mehmet merete mette mia mikael mikkel mohamed
mohammed mona monica monika morten nils nina njål noah nora norunn odd oda ola olaf olai olav ole olga oline
oliver omar oscar oskar ottar otto patrick paul peder per petra petter pia pål ragna ragnar ragnhild rakel randi
randulf rebecca reidar reidun renate robert roger rolf ronny roy ruben runa rune ruth sander sandra sara selma
sigmund signe sigrid sigrun sigurd sigve silje simen simon sindre siri sissel siv sofia sofie solfrid solveig
sonja stein steinar stian stig stine susanne svein sven sverre synne synnøve sæbjørg sølvi tarjei terje thea
theodor therese thomas thor thorbjørn thorleif tiril tobias tom tomas tomine tommy tone tonje tor torbjørg
torbjørn tore torgeir torhild torill torleif tormod tormund torstein torunn tove trine trond trude truls trygve
turid tuva ulrik unni vegard vera veronica vibeke vidar vigdis viktor vilde vilma vivian wenche william willy
yasmin yngve yngvild yusuf zahra øistein øivind ørjan øyvind øystein åge åse åshild åsmund åsne
"""
FIRST_NAMES = frozenset(_FIRST_NAMES.split())

_SURNAMES = """
aas ali aune bakk bakke bakken berg berge bjerke bjørge bråten bøe dahl dale dalen eide eriksen fjeld foss fosse
gran gundersen haga hagen halvorsen hammer hansen haug hauge haugen heggen hegge hermansen holm holmen holt husby
hussain hussein ibrahimovic iversen jensen johansen khan kleiven knutsen kristiansen krogh kvam larsen lie lien
lund lunde løken løvås magnussen mathisen mo moe moen mohammad myhre myhr myklebust mæhle ness nguyen nilsen
nordli nordmann næss nygård olsen opsahl pedersen ruud rød rønning sand sande sandvik singh skaar skår skog skogen
solberg solheim solli solum strand strøm sunde svendsen sæther sætre sørli tangen teigen thoresen torp tran tveit
vik ødegård øye øyen ås åsen ahmed
"""
SURNAMES = frozenset(_SURNAMES.split())

_GROUPS = """
alle alt andre ansatt ansatte assistenter avd avdeling avdelinga avdelingen avdelinger bemanning beboere
bofellesskap brukere dagvakt dagvakter drift driften enhet enheten enheter felles flere fellesskap gjengen gruppa
gruppe gruppen helg helgevakt hele hjemmetjenesten hms hr hver ingen it ikt kjøkken kjøkkenet kommune kommunen
kontor kontoret kveldsvakt ledelse ledelsen ledergruppa ledergruppe ledergruppen ledere lærere nattevakt
nattevakter personal personale personalet personalgruppa post primærkontakt primærkontakter renhold renholdet
seksjon sone styret sykepleiere sykepleierne team teamet turnus utvalg utvalget utviklingsenheten vaktmestere vakt
vakta vedlikehold verneombudene økonomi
"""
GROUPS = frozenset(_GROUPS.split())
"""With one of these words a name is no person's."""

_ROLES = """
adm admin ansvarlig assistent avdelingsleder avdelingssykepleier barnehagelærer coach daglig driftsleder
enhetsleder fagansvarlig fagkoordinator fagleder fysioterapeut helsefagarbeider inspektør koordinator konsulent
kontaktlærer leanveileder leder lege lærer læringsveileder merkantil ped pedagog pedagogisk plasstillitsvalgt
prosjektleder rektor renholder rådgiver saksbehandler sekretær spl stedfortreder styrer sykepleier tavleansvarlig
teamleder tillitsvalgt tillitsvald tv ergoterapeut vaktmester veileder vernepleier verneombud vikar
virksomhetsleder
"""
ROLES = frozenset(_ROLES.split())
"""Before a name they belong to it, alone they stand for one person."""

_SURNAMES_END = """
sen sson stad rud land berg heim dal dahl nes haug mann lund bakken bakk moen seth set strøm gård gaard vold hagen
haugen stuen bråten vik engen mark skog eide quist tveit aas eng hus lien løkken ås sund fjord
"""
SURNAMES_END = tuple(_SURNAMES_END.split())
