using System.Text.RegularExpressions;

namespace ContentGen.News.Cleaning;

/// <summary>
/// Knows what crawlers bring in a story's place: pages that ask for consent, a login, money or a captcha, and pages that say that there is
/// no page. A title decides alone only when it says nothing else, for "Access denied: how councils hide papers" is a story.
/// </summary>
internal static partial class NoStory
{
    private const int FewestConsentPhrases = 2;

    public static bool Is(string title, Uri url, string? description, string? content)
    {
        var text = $"{title}\n{description}\n{content}";
        return Consent().IsMatch(url.Host)
            || ConsentPath().IsMatch(url.AbsolutePath)
            || WholeTitle().IsMatch(title)
            || (Speaker().IsMatch(text) && ConsentPhrases($"{title}\n{description}") >= FewestConsentPhrases)
            || (TitleStart().IsMatch(title) && (ConsentPhrase().IsMatch(text) || Wall().IsMatch(text)));
    }

    private static int ConsentPhrases(string text) =>
        ConsentPhrase().Matches(text).Select(match => match.Value.ToLowerInvariant()).Distinct().Count();

    // A page that asks speaks for itself; a story about such pages does not.
    [GeneratedRegex(
        @"\b(?:we|our|your|wir|unsere|ihre|nous|nos|nuestros|usamos|utilizamos|nostri|utilizziamo|onze|nossos|våra|våre)\b", Rules)]
    private static partial Regex Speaker();

    [GeneratedRegex(@"^(?:consent|privacy-mgmt|captcha|accounts|login|signin)\.|\.privacy-mgmt\.", Rules)]
    private static partial Regex Consent();

    [GeneratedRegex(@"^/(?:consent|cookie-consent|captcha|collectconsent|sorry|cdn-cgi)(?:/|$)", Rules)]
    private static partial Regex ConsentPath();

    [GeneratedRegex(
        """
        ^\W*(?:
        (?:error\s*)?(?:40[0-9]|41[0-9]|429|45[0-9]|50[0-4])(?:\s*[-–—:|]?\s*(?:error|forbidden|unauthori[sz]ed|(?:page\ )?not\ found
        |access\ denied
          |too\ many\ requests|bad\ gateway|(?:internal\ )?server\ error|service\ (?:temporarily\ )?unavailable|gateway\ time-?out|gone
          |bad\ request|unavailable\ (?:for|due\ to)\ legal\ reasons))
        |http\ error\ \d{3}|error\ (?:page|40[0-9]|50[0-4])|access(?:\ to\ this\ page)?\ (?:has\ been\ )?denied|forbidden|unauthori[sz]ed
        |(?:this\ )?page\ (?:not|cannot\ be|can't\ be|can’t\ be)\ found|not\ found|page\ unavailable|this\ (?:page|site|content
        |video)\ is\ (?:not\ available|unavailable).*
        |just\ a\ moment|attention\ required.{0,20}|are\ you\ (?:a\ )?(?:human|robot).{0,20}
        |(?:please\ )?verify(?:ing)?\ (?:that\ )?you\ are\ (?:a\ )?human.{0,20}
        |security\ check|robot\ check|checking\ your\ browser.{0,40}|please\ wait|captcha|pardon\ our\ interruption|one\ more\ step
        |(?:please\ )?(?:enable|turn\ on)\ (?:javascript|cookies).{0,60}|javascript\ (?:is\ )?(?:required|disabled|not\ available)
        |(?:your\ )?browser\ (?:is\ )?not\ supported
        |(?:please\ )?(?:sign|log)\ ?in(?:\ to\ (?:continue|your\ account|read).{0,40})?|log-?in|sign\ ?up|subscribe(?:\ (?:now|today
        |to\ (?:read|continue|unlock).{0,40}))?|subscription\ required
        |subscribers?\ only|register\ to\ (?:read|continue).{0,40}|(?:your\ )?(?:privacy|cookie)\ (?:choices|settings|preferences
        |policy|notice|consent).{0,30}
        |we\ (?:value|care\ about)\ your\ privacy|cookies?(?:\ and\ privacy)?|terms\ of\ (?:service|use)|site\ (?:is\ )?(?:down
        |under)\ (?:for\ )?maintenance|under\ maintenance
        |untitled(?:\ document)?|no\ title|test|index\ of\ /.*
        |zugriff\ verweigert|seite\ nicht\ gefunden|(?:diese\ )?seite\ (?:wurde\ )?nicht\ gefunden|anmelden|nur\ für\ abonnenten
        |einen\ moment\ bitte
        |accès\ refusé|page\ (?:introuvable|non\ trouvée)|réservé\ aux\ abonnés|connexion|un\ instant
        |acceso\ denegado|página\ no\ encontrada|iniciar\ sesión|solo\ para\ suscriptores|un\ momento
        |accesso\ negato|pagina\ non\ trovata|accedi|toegang\ geweigerd|pagina\ niet\ gevonden|inloggen
        |acesso\ negado|página\ não\ encontrada|sidan\ (?:hittades\ inte|kunde\ inte\ hittas)|siden\ (?:ble\ )?ikke\ funnet|访问被拒绝|页面不存在
        |页面未找到
        )(?:\s+[-–—|·]\s+[^-–—|·]{1,30})?\W*$
        """,
        Rules | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex WholeTitle();

    [GeneratedRegex(
        """
        ^\W*(?:before\ you\ (?:continue|go\ on|proceed)|(?:please\ )?(?:accept|manage|review)\ (?:our\ |your\ |all\ )?(?:cookies
        |privacy|consent)|we\ (?:and\ our\ partners|use\ cookies|value)
        |(?:sign|log)\ ?in|subscribe|register|to\ continue|continue\ reading|you(?:'ve|’ve|\ have)\ reached|this\ (?:article|content
        |story)\ is\ (?:for|only|reserved|exclusive)
        |bevor\ sie\ (?:fortfahren|weitergehen|zu)|vor\ dem\ weiter|wir\ (?:und\ unsere|benötigen\ ihre)|avant\ (?:d['’]accéder
        |de\ continuer)|antes\ de\ (?:continuar|ir)
        |prima\ di\ (?:continuare|procedere)|voordat\ (?:u|je)\ (?:verdergaat|doorgaat)|innan\ du\ (?:fortsätter|går)
        |før\ du\ (?:fortsetter|går)|access\ (?:denied|to)|oops|error|sorry)
        """,
        Rules | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TitleStart();

    [GeneratedRegex(
        """
        (?:we|and)\ (?:and\ )?our\ (?:\d+\ )?(?:trusted\ )?partners|(?:we\ |uses?\ |using\ )(?:use\ )?cookies|accept\ all|reject\ all
        |manage\ (?:cookies|preferences|choices)|privacy\ policy|cookie\ policy
        |consent\ to|your\ consent|personali[sz]ed\ (?:ads|advertising)|unsere\ partner|(?:verwenden|nutzen|setzen)\ (?:wir\ )?cookies
        |alle\ (?:akzeptieren|ablehnen)|nos\ partenaires|utilis\w+\ (?:des\ |les\ )?cookies
        |tout\ (?:accepter|refuser)|nuestros\ socios|usamos\ cookies|utilizamos\ cookies|aceptar\ todo|rechazar\ todo|nostri\ partner
        |utilizziamo\ (?:i\ )?cookie|accetta\ tutti|rifiuta\ tutti
        |onze\ partners|alles\ (?:accepteren|weigeren)|nossos\ parceiros|aceitar\ tud[ao]|våra\ partner|godkänn\ alla|våre\ partnere
        |godta\ alle
        """,
        Rules | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ConsentPhrase();

    [GeneratedRegex(
        """
        permission\ to\ (?:view|access)|reference\ (?:number|id|\#)|ray\ id|you\ (?:must|need\ to)\ (?:be\ )?(?:log|sign|subscrib
        |regist)|(?:subscribe|sign\ in|log\ in|register)\ to\ (?:read|continue|unlock|keep)
        |already\ a\ (?:subscriber|member)|your\ free\ articles|(?:page|content)\ (?:you(?:\ are|'re|’re)\ looking\ for|could\ not
        |cannot)|not\ a\ robot|unusual\ traffic|nur\ für\ abonnenten|réservé\ aux\ abonnés
        """,
        Rules | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Wall();

    private const RegexOptions Rules = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
}
