namespace ParkTwin.Web.Tests.Access;

/// <summary>
/// Who may do what, written out by hand: a row for every route. A new route needs a row here; say in it who may, and of what.
/// It is not made of the product's own table on purpose.
/// </summary>
internal static class Matrix
{
    private const string All = "operator platform enterprise auditor admin screen";
    private const string Readers = "operator platform enterprise auditor admin";
    private const string Staff = "operator platform auditor admin";
    private const string Officers = "operator platform admin";
    private const string Firms = "operator enterprise admin";
    private const string Publishers = "platform admin";
    private const string Operators = "operator admin";
    private const string Open = "nobody " + All;

    private const string Park = "/api/parks/{P}";
    private const string Firm = "/api/parks/{P}/enterprises/{E}";
    private const string Meter = "/api/parks/{P}/meters/{M}";
    private const string Flag = "/api/flags/{P}~{E}~CARBON_GRADE_5~2023";
    private const string Alarm = Park + "/alarms/demand~{E}~-~1";
    private const string Day = "from=2026-01-01&to=2026-01-02";

    /// <summary>A row for each route, and more where a query names another thing.</summary>
    public static IReadOnlyList<MatrixRow> Rows { get; } =
    [
        // Live, usage, registry.
        new("parks", "GET", "/api/parks", Thing.None, All),
        new("park", "GET", Park, Thing.Park, All),
        new("parkLive", "GET", Park + "/live", Thing.Park, All),
        new("parkAt", "GET", Park + "/at?time=2026-01-01", Thing.Park, All),
        new("parkFrames", "GET", Park + "/frames?" + Day, Thing.Park, All),
        new("parkPeaks", "GET", Park + "/peaks?carrier=electricity&" + Day, Thing.WholePark, "operator platform auditor admin screen"),
        new("parkForecast", "GET", Park + "/forecast?carrier=electricity", Thing.WholePark, "operator platform auditor admin screen"),
        new("enterpriseForecast", "GET", Firm + "/forecast?carrier=electricity", Thing.Enterprise, All),
        new("meterUsage", "GET", Meter + "/usage?step=P1D&" + Day, Thing.Enterprise, All),
        new("meterReadings", "GET", Meter + "/readings?" + Day, Thing.Enterprise, All),
        new("enterpriseUsage", "GET", Firm + "/usage?carrier=electricity&step=P1D&" + Day, Thing.Enterprise, All, null, 200),
        new("parkUsage", "GET", Park + "/usage?carrier=electricity&step=P1D&" + Day, Thing.WholePark, "operator platform auditor admin screen"),
        new("parkMap", "GET", Park + "/map", Thing.Park, All),
        new("liveFactors", "GET", Park + "/live-factors", Thing.Park, All),
        new("putParkMap", "PUT", Park + "/map", Thing.Park, Operators, MatrixBodies.Map),
        new("parkBalance", "GET", Park + "/balance?carrier=electricity&" + Day, Thing.WholePark, "operator platform auditor admin screen"),
        new("addMeterEvent", "POST", Meter + "/events", Thing.Enterprise, Operators,
            """{"at":"2026-03-01T10:00:00+08:00","kind":"change","ratio":2}"""),

        new("addMeters", "POST", Park + "/meters", Thing.WholePark, Operators, MatrixBodies.Meters),
        new("putEnterprise", "PUT", Park + "/enterprises/e7", Thing.WholePark, Operators, """{"name":"七号厂"}"""),
        new("meterTemplate", "GET", Park + "/meters/template", Thing.WholePark, Operators),
        new("importMeters", "POST", Park + "/meters/import", Thing.WholePark, Operators, MatrixBodies.MeterTable),

        // Accounts.
        new("enterpriseCarbon", "GET", Firm + "/carbon?period=2023", Thing.Enterprise, Readers),
        new("enterpriseEnergy", "GET", Firm + "/energy?period=2023", Thing.Enterprise, Readers),
        new("enterpriseIntensity", "GET", Firm + "/intensity?period=2023", Thing.Enterprise, Readers),
        new("enterpriseGrade", "GET", Firm + "/grade?period=2023", Thing.Enterprise, Readers),
        new("enterpriseCost", "GET", Firm + "/cost?period=2023", Thing.Enterprise, Readers),
        new("enterpriseBalance", "GET", Firm + "/balance?period=2023", Thing.Enterprise, Readers),
        new("enterpriseComparison", "GET", Firm + "/comparison?period=2023", Thing.Enterprise, Readers),
        new("enterpriseSeries", "GET", Firm + "/accounts/series?step=P1D&" + Day, Thing.Enterprise, Readers),
        new("enterpriseBudget", "GET", Firm + "/budget?year=2023&depth=1", Thing.Enterprise, Readers),
        new("enterpriseBill", "GET", Firm + "/bill?period=2026-10&months=2&depth=1", Thing.Enterprise, Readers),
        new("enterpriseDemand", "GET", Firm + "/demand?period=2026-10&months=2&depth=1", Thing.Enterprise, Readers),
        new("enterpriseGradeMoves", "GET", Firm + "/grade-moves?period=2023&depth=1", Thing.Enterprise, Readers),
        new("enterpriseScore", "GET", Firm + "/score?period=2023&depth=1", Thing.Enterprise, Readers),
        new("parkCarbon", "GET", Park + "/carbon?period=2023", Thing.WholePark, Staff),
        new("parkEnergy", "GET", Park + "/energy?period=2023", Thing.WholePark, Staff),
        new("parkIntensity", "GET", Park + "/intensity?period=2023", Thing.WholePark, Staff),
        new("parkCost", "GET", Park + "/cost?period=2023", Thing.WholePark, Staff),
        new("parkWhatIf", "POST", Park + "/what-if", Thing.WholePark, Staff, """{"period":"2023-10"}"""),
        new("enterpriseWhatIf", "POST", Firm + "/what-if", Thing.Enterprise, Readers, """{"period":"2023-10"}"""),
        new("parkReadiness", "GET", Park + "/readiness?year=2023&depth=1", Thing.WholePark, Staff),

        // The platform: all parks, portraits, diagnoses, packages.
        new("platformEnterprises", "GET", "/api/platform/enterprises?period=2023", Thing.None, Staff),
        new("platformEnterprises", "GET", "/api/platform/enterprises?period=2023&compare=none&park={P}", Thing.WholePark, Staff),
        new("platformFlags", "GET", "/api/platform/flags", Thing.None, Staff),
        new("platformFlags", "GET", "/api/platform/flags?park={P}", Thing.WholePark, Staff),
        new("platformRules", "GET", "/api/platform/rules", Thing.None, Staff),
        new("enterprisePortrait", "GET", Firm + "/portrait?period=2023", Thing.Enterprise, Readers),
        new("enterpriseDiagnosis", "GET", Firm + "/diagnosis?period=2023", Thing.Enterprise, Readers),
        new("parkDiagnosis", "GET", Park + "/diagnosis?period=2023", Thing.WholePark, Staff),

        // Workbooks have ids made anew each time, so no two archives are the same; what is in them is that of the rows above.
        new("enterprisePackage", "GET", Firm + "/package?period=2023", Thing.Enterprise, Readers) { OfAll = true },
        new("parkPackage", "GET", Park + "/package?period=2023", Thing.WholePark, Staff) { OfAll = true },

        // Figures, by id.
        new("explain", "GET", "/api/explain/{P}~{F}~2023~provincial~carbon.total", Thing.Enterprise, Readers),
        new("explain", "GET", "/api/explain/{P}~-~2023~provincial~carbon.total", Thing.WholePark, Readers),

        // Reports and baselines.
        new("lockReport", "POST", Firm + "/reports/2023/lock", Thing.Enterprise, Operators, "{}"),
        new("restateReport", "POST", Firm + "/reports/2023/restate", Thing.Enterprise, Operators, "{}"),
        new("reports", "GET", Firm + "/reports", Thing.Enterprise, Readers),
        new("report", "GET", Firm + "/reports/2023", Thing.Enterprise, Readers),
        new("reportDocument", "GET", Firm + "/reports/2023/1/document", Thing.Enterprise, Readers),
        new("setBaseline", "PUT", Firm + "/baselines", Thing.Enterprise, Operators, MatrixBodies.Baseline),
        new("baselines", "GET", Firm + "/baselines", Thing.Enterprise, Readers),
        new("compareBaseline", "GET", Firm + "/baselines/load?period=2024-03&depth=1", Thing.Enterprise, Readers),

        // Declarations.
        new("declaredPeriods", "GET", Firm + "/declared", Thing.Enterprise, Readers),
        new("declared", "GET", Firm + "/declared/2023", Thing.Enterprise, Readers),
        new("declare", "PUT", Firm + "/declared/2023", Thing.Enterprise, Firms, """{"output":18000}"""),
        new("declaredTemplate", "GET", Park + "/declared/template", Thing.Park, Firms),
        new("importDeclared", "POST", Park + "/declared/import", Thing.Park, Firms, MatrixBodies.Table),
        new("importDeclared", "POST", Park + "/declared/import?commit=true", Thing.Park, Firms, "enterprise,period\n"),

        // Flags.
        new("flags", "GET", Park + "/flags", Thing.Park, Readers),
        new("flags", "GET", Park + "/flags?enterprise={E}", Thing.Enterprise, Readers),
        new("flag", "GET", Flag, Thing.Flag, Readers),
        new("verifyFlag", "POST", Flag + "/verify", Thing.Flag, Officers, """{"text":"a"}"""),
        new("notifyFlag", "POST", Flag + "/notify", Thing.Flag, Officers, """{"text":"a"}"""),
        new("assignFlag", "POST", Flag + "/assign", Thing.Flag, Officers, """{"assignee":"a"}"""),
        new("dismissFlag", "POST", Flag + "/dismiss", Thing.Flag, Officers, """{"text":"a"}"""),
        new("escalateFlag", "POST", Flag + "/escalate", Thing.Flag, Officers, """{"text":"a"}"""),
        new("reopenFlag", "POST", Flag + "/reopen", Thing.Flag, Officers, """{"text":"a"}"""),
        new("closeFlag", "POST", Flag + "/close", Thing.Flag, Officers, """{"text":"a"}""", 409),
        new("answerFlag", "POST", Flag + "/answer", Thing.Flag, Firms, """{"text":"a"}"""),
        new("appealFlag", "POST", Flag + "/appeal", Thing.Flag, Firms, """{"text":"a"}"""),
        new("commentFlag", "POST", Flag + "/comment", Thing.Flag, "operator platform enterprise admin", """{"text":"a"}"""),

        // Alarms.
        new("alarms", "GET", Park + "/alarms", Thing.Park, All),
        new("alarms", "GET", Park + "/alarms?state=all&enterprise={E}", Thing.Flag, All),
        new("acknowledgeAlarm", "POST", Alarm + "/acknowledge", Thing.Enterprise, Firms, "{}"),
        new("assignAlarm", "POST", Alarm + "/assign", Thing.Enterprise, Firms, """{"assignee":"a"}"""),
        new("commentAlarm", "POST", Alarm + "/comment", Thing.Enterprise, Firms, """{"text":"a"}"""),
        new("shelveAlarm", "POST", Alarm + "/shelve", Thing.Enterprise, Firms, """{"text":"a","until":"2026-12-01"}"""),
        new("unshelveAlarm", "POST", Alarm + "/unshelve", Thing.Enterprise, Firms, "{}"),
        new("resolveAlarm", "POST", Alarm + "/resolve", Thing.Enterprise, Firms, """{"text":"a"}"""),

        // Reference data and the city.
        new("reference", "GET", "/api/reference", Thing.None, Readers),
        new("referenceDocument", "GET", "/api/reference/thresholds", Thing.None, Readers),
        new("publishReference", "PUT", "/api/reference/industry-means", Thing.None, Publishers, "{}", 422),
        new("cityRanking", "GET", "/api/city/ranking?quarter=2023-Q3", Thing.None, Staff) { OfAll = true },
        new("cityZones", "GET", "/api/city/zones", Thing.None, Staff),
        new("declareAxes", "PUT", "/api/city/axes/qsh/2023-Q3", Thing.None, Publishers, """{"axes":[]}"""),
        new("publishRanking", "POST", "/api/city/ranking/2023-Q3/publish", Thing.None, Publishers, "{}"),
        new("setTarget", "PUT", "/api/city/targets/energyPerValueAdded/2023", Thing.None, Publishers, """{"value":0.38,"source":"A test input"}"""),

        // Quarantine and status.
        new("quarantine", "GET", "/api/quarantine", Thing.None, Staff),
        new("replayQuarantine", "POST", "/api/quarantine/replay", Thing.None, Operators, "{}"),
        new("status", "GET", "/api/status", Thing.None, Staff) { OfAll = true },

        // Signing in.
        new("token", "POST", "/api/auth/token", Thing.None, Open, MatrixBodies.Admin) { OfAll = true },
        new("signIn", "POST", "/api/auth/sign-in", Thing.None, Open, MatrixBodies.Admin) { OfAll = true },
        new("signOut", "POST", "/api/auth/sign-out", Thing.None, Open),
        new("signInOptions", "GET", "/api/auth/options", Thing.None, Open),
        new("me", "GET", "/api/auth/me", Thing.None, All),
        new("changePassword", "POST", "/api/auth/password", Thing.None, All, """{"current":"not the one","new":"a new one of some length"}""", 422),

        // Open to all.
        new("healthLive", "GET", "/health/live", Thing.None, Open),
        new("healthReady", "GET", "/health/ready", Thing.None, Open),
        new("GET /openapi/{documentName}.json", "GET", "/openapi/v1.json", Thing.None, Open),

        // Devices sign in within MQTT, and only over a WebSocket is there anything.
        new("/mqtt", "GET", "/mqtt", Thing.None, Open, null, 400),

        // Gateways.
        new("gateways", "GET", Park + "/gateways", Thing.WholePark, "operator auditor admin") { RefusalsAlone = true, OfAll = true },
        new("putGateway", "PUT", Park + "/gateways/g1", Thing.WholePark, Operators, "{}") { RefusalsAlone = true },
        new("setGatewayPassword", "POST", Park + "/gateways/g1/password", Thing.WholePark, Operators, "{}") { RefusalsAlone = true, OfAll = true },
        new("deleteGateway", "DELETE", Park + "/gateways/g1", Thing.WholePark, Operators) { RefusalsAlone = true },

        // Accounts of people and programs.
        new("userAccounts", "GET", "/api/accounts", Thing.None, "auditor admin") { RefusalsAlone = true, OfAll = true },
        new("addUserAccount", "POST", "/api/accounts", Thing.None, "admin", "{}") { RefusalsAlone = true, OfAll = true },
        new("userAccount", "GET", "/api/accounts/no-such", Thing.None, "auditor admin") { RefusalsAlone = true },
        new("changeUserAccount", "PUT", "/api/accounts/no-such", Thing.None, "admin", "{}") { RefusalsAlone = true },
        new("removeUserAccount", "DELETE", "/api/accounts/no-such", Thing.None, "admin") { RefusalsAlone = true },
        new("resetPassword", "POST", "/api/accounts/no-such/password", Thing.None, "admin", "{}") { RefusalsAlone = true },
        new("revokeUserAccount", "POST", "/api/accounts/no-such/revoke", Thing.None, "admin", "{}") { RefusalsAlone = true },

        new("screens", "GET", "/api/screens", Thing.None, Operators) { RefusalsAlone = true, OfAll = true },
        new("addScreen", "POST", "/api/screens", Thing.None, Operators, "{}") { RefusalsAlone = true, OfAll = true },
        new("removeScreen", "DELETE", "/api/screens/no-such", Thing.None, Operators) { RefusalsAlone = true },

        // The audit trail.
        new("audit", "GET", "/api/audit", Thing.None, "auditor admin") { RefusalsAlone = true, OfAll = true },
        new("auditExport", "GET", "/api/audit/export", Thing.None, "auditor admin") { RefusalsAlone = true, OfAll = true },

        // Tables of the page as files.
        new("exportTable", "POST", "/api/tables", Thing.None, All, """{"name":"a","format":"csv","columns":[{"title":"a"}],"rows":[[1]]}"""),

        // One's own tokens, and the outside sign-in.
        new("ownTokens", "GET", "/api/auth/tokens", Thing.None, All) { RefusalsAlone = true },
        new("addOwnToken", "POST", "/api/auth/tokens", Thing.None, All, "{}") { RefusalsAlone = true, OfAll = true },
        new("removeOwnToken", "DELETE", "/api/auth/tokens/no-such", Thing.None, All) { RefusalsAlone = true },
        new("GET /api/auth/external/{provider}", "GET", "/api/auth/external/no-such", Thing.None, Open) { RefusalsAlone = true },

        // The hub; what it gives is in HubAccess.
        new("/hubs/twin/negotiate", "POST", "/hubs/twin/negotiate?negotiateVersion=1", Thing.None, All, "") { OfAll = true },
        new("/hubs/twin", "GET", "/hubs/twin?id=none", Thing.None, All, null, 404) { OfAll = true },

        // The last, because nobody is signed in any more behind it.
        new("revokeOwnSessions", "POST", "/api/auth/revoke", Thing.None, All) { RefusalsAlone = true, OfAll = true },
    ];

    /// <summary>The roles of the accounts that ask.</summary>
    public static IReadOnlyDictionary<string, string> RoleOf { get; } = new Dictionary<string, string>
    {
        [TestCallers.Nobody] = "nobody",
        ["operatorHere"] = "operator",
        ["operatorThere"] = "operator",
        ["operatorAll"] = "operator",
        ["platform"] = "platform",
        ["enterpriseE1"] = "enterprise",
        ["enterpriseE2"] = "enterprise",
        ["enterpriseGone"] = "enterprise",
        ["auditor"] = "auditor",
        ["admin"] = "admin",
        ["screenHere"] = "screen",
    };

    /// <summary>The accounts that see a part of the world.</summary>
    public static IReadOnlySet<string> PartOf { get; } = new HashSet<string>
    {
        "operatorHere", "operatorThere", "enterpriseE1", "enterpriseE2", "enterpriseGone", "screenHere",
    };

    /// <summary>What an address may name, and who sees that.</summary>
    public static IReadOnlyList<MatrixTarget> Targets { get; } =
    [
        new("qsh", "e1", "m1", "operatorHere operatorAll platform enterpriseE1 auditor admin screenHere"),
        new("qsh", "e2", "m2", "operatorHere operatorAll platform enterpriseE2 auditor admin screenHere"),
        new("qsh", "~", "p0", "operatorHere operatorAll platform auditor admin screenHere"),
        new("xsw", "x1", "mx", "operatorThere operatorAll platform auditor admin"),
        new("xsw", "~", "p9", "operatorThere operatorAll platform auditor admin"),
        new("qsh", "e9", "m9", ""),
        new("zzz", "e1", "m1", ""),
    ];

    /// <summary>The parks, and who sees something of them.</summary>
    public static IReadOnlyDictionary<string, string> ParkSeers { get; } = new Dictionary<string, string>
    {
        ["qsh"] = "operatorHere operatorAll platform enterpriseE1 enterpriseE2 auditor admin screenHere",
        ["xsw"] = "operatorThere operatorAll platform auditor admin",
        ["zzz"] = "",
    };

    /// <summary>The parks, and who sees all of them.</summary>
    public static IReadOnlyDictionary<string, string> WholeParkSeers { get; } = new Dictionary<string, string>
    {
        ["qsh"] = "operatorHere operatorAll platform auditor admin screenHere",
        ["xsw"] = "operatorThere operatorAll platform auditor admin",
        ["zzz"] = "",
    };
}
