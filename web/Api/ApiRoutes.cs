using ParkTwin.Web.Api.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Alarms;
using ParkTwin.Web.Api.Balances;
using ParkTwin.Web.Api.Baselines;
using ParkTwin.Web.Api.Billing;
using ParkTwin.Web.Api.City;
using ParkTwin.Web.Api.Declared;
using ParkTwin.Web.Api.Devices;
using ParkTwin.Web.Api.Evaluation;
using ParkTwin.Web.Api.Explaining;
using ParkTwin.Web.Api.Flags;
using ParkTwin.Web.Api.Forecasts;
using ParkTwin.Web.Api.Imports;
using ParkTwin.Web.Api.Maps;
using ParkTwin.Web.Api.Meters;
using ParkTwin.Web.Api.Past;
using ParkTwin.Web.Api.Platform;
using ParkTwin.Web.Api.Reference;
using ParkTwin.Web.Api.Screens;
using ParkTwin.Web.Api.Tables;
using ParkTwin.Web.Api.WhatIf;

namespace ParkTwin.Web.Api;

/// <summary>All routes of the API.</summary>
internal static class ApiRoutes
{
    public static void MapTwinApi(this IEndpointRouteBuilder app)
    {
        var parks = app.MapGroup("/api/parks").WithTags("Parks");
        ParksApi.Map(parks);
        UsageApi.Map(parks);
        PastApi.Map(parks);
        PeaksApi.Map(parks);
        ForecastApi.Map(parks);
        ReadingsApi.Map(parks);
        EventsApi.Map(parks);
        ParkMapApi.Map(parks);
        BalanceApi.Map(parks);
        MetersApi.Map(parks);
        MeterImportApi.Map(parks);
        GatewaysApi.Map(app.MapGroup("/api/parks").WithTags("Gateways"));
        var accounts = app.MapGroup("/api/parks").WithTags("Accounts");
        AccountsApi.Map(accounts);
        ReportsApi.Map(accounts);
        ComparisonApi.Map(accounts);
        SeriesApi.Map(accounts);
        BudgetApi.Map(accounts);
        ScoreApi.Map(accounts);
        ReadinessApi.Map(accounts);
        BaselinesApi.Map(accounts);
        PortraitApi.Map(accounts);
        DiagnosisApi.Map(accounts);
        PackageApi.Map(accounts);
        StandingsApi.Map(app);
        FlagDeskApi.Map(app);
        RuleChangesApi.Map(app);
        BillApi.Map(accounts);
        GradeMovesApi.Map(accounts);
        WhatIfApi.Map(accounts);
        var declared = app.MapGroup("/api/parks").WithTags("Declared");
        DeclaredApi.Map(declared);
        ImportsApi.Map(declared);
        ExplainApi.Map(app);
        FlagsApi.Map(app, app.MapGroup("/api/parks").WithTags("Flags"));
        AlarmsApi.Map(app.MapGroup("/api/parks").WithTags("Alarms"));
        ReferenceApi.Map(app);
        CityApi.Map(app);
        TargetsApi.Map(app);
        QuarantineApi.Map(app.MapGroup("/api/quarantine").WithTags("Quarantine"));
        StatusApi.Map(app);
        AuthApi.Map(app);
        OwnTokensApi.Map(app);
        ExternalApi.Map(app);
        UserAccountsApi.Map(app);
        ScreensApi.Map(app);
        AuditApi.Map(app);
        TablesApi.Map(app);
    }

    /// <summary>What the routes are made of; made anew for each request, because each has its caller.</summary>
    public static void AddTwinApi(this IServiceCollection services)
    {
        services.AddScoped<UsageApi>();
        services.AddScoped<BalanceApi>();
        services.AddScoped<MetersApi>();
        services.AddScoped<MeterImportApi>();
        services.AddScoped<PastApi>();
        services.AddScoped<PeaksApi>();
        services.AddScoped<WhatIfApi>();
        services.AddScoped<WhatIfDesk>();
        services.AddScoped<ForecastApi>();
        services.AddSingleton<UsageSums>();
        services.AddSingleton<ForecastCache>();
        services.AddScoped<AccountReader>();
        services.AddScoped<AccountsApi>();
        services.AddScoped<ReportsApi>();
        services.AddScoped<ComparisonApi>();
        services.AddScoped<DeclaredApi>();
        services.AddScoped<ImportsApi>();
        services.AddScoped<ExplainApi>();
        services.AddScoped<FlagsApi>();
        services.AddScoped<AlarmsApi>();
        services.AddSingleton<AlarmGateways>();
        services.AddScoped<ReferenceApi>();
        services.AddScoped<CityApi>();
        services.AddScoped<TargetsApi>();
        services.AddScoped<SeriesApi>();
        services.AddScoped<BudgetApi>();
        services.AddScoped<ScoreApi>();
        services.AddScoped<ReadinessApi>();
        services.AddScoped<BaselinesApi>();
        services.AddScoped<PortraitApi>();
        services.AddScoped<LoadReader>();
        services.AddScoped<DiagnosisReader>();
        services.AddScoped<DiagnosisApi>();
        services.AddScoped<PackageApi>();
        services.AddScoped<StandingsApi>();
        services.AddScoped<FlagDeskApi>();
        services.AddScoped<RuleChangesApi>();
        services.AddScoped<BillReader>();
        services.AddScoped<BillApi>();
        services.AddScoped<GradeMovesApi>();
        services.AddScoped<GatewaysApi>();
        services.AddScoped<ParkMapApi>();
        services.AddScoped<ScreensApi>();
    }

    /// <summary>Documents an operation: its answer of 200 and the problems it may answer with.</summary>
    public static void Describe<T>(this RouteHandlerBuilder route, string name, string summary, string description, params int[] problems)
    {
        route.WithName(name).WithSummary(summary).WithDescription(description).Produces<T>();
        foreach (var status in problems)
        {
            route.ProducesProblem(status);
        }
    }

    /// <summary>Documents an operation whose answer of 200 is a file of one of these types.</summary>
    public static void DescribeFile(
        this RouteHandlerBuilder route, string name, string summary, string description, string[] types, params int[] problems)
    {
        route.WithName(name).WithSummary(summary).WithDescription(description)
            .Produces<Stream>(StatusCodes.Status200OK, types[0], types[1..]);
        foreach (var status in problems)
        {
            route.ProducesProblem(status);
        }
    }
}
