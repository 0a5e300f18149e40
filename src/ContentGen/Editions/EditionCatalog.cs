using ContentGen.Requests;
using ContentGen.Settings;
using Microsoft.Extensions.Configuration;

namespace ContentGen.Editions;

/// <summary>The editions there are, in the order of the settings.</summary>
public sealed class EditionCatalog(IReadOnlyList<Edition> editions)
{
    /// <summary>Without settings there is one: every day at 13:00 and 23:00 UTC, of what a start without a body is of.</summary>
    public static Edition Daily { get; } = new(
        "daily",
        "Daily brief",
        [new(13, 0), new(23, 0)],
        "UTC",
        [.. Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7))],
        BriefRequest.Default with { Edition = "daily" },
        [],
        ReviewTerms.Default);

    public IReadOnlyList<Edition> All { get; } = editions.Count > 0 ? editions : [Daily];

    /// <summary>Their names, to be shown, with commas between.</summary>
    public string Names => string.Join(", ", All.Select(edition => edition.Name));

    /// <param name="name">In upper or lower case.</param>
    /// <returns>Null when there is none of this name.</returns>
    public Edition? Find(string? name) => All.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>How a brief of the request is reviewed.</summary>
    public ReviewTerms ReviewOf(BriefRequest request) => Find(request.Edition)?.Review ?? ReviewTerms.Default;
}

/// <summary>Section <c>Editions</c>.</summary>
public sealed class EditionsOptions
{
    public const string SectionName = "Editions";

    public List<Edition> Editions { get; } = [];

    /// <exception cref="OptionsValidationException">Has a sentence for each thing that is wrong.</exception>
    internal void Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        foreach (var section in configuration.GetSection(SectionName).GetChildren())
        {
            Editions.Add(new EditionReader(section.Path, Bind(section, faults), faults).Read());
        }

        faults.AddRange(Editions
            .GroupBy(edition => edition.Name)
            .Where(group => group.Key.Length > 0 && group.Count() > 1)
            .Select(group => $"{SectionName} has two editions of the name '{group.Key}'; give each a name of its own."));
        if (faults.Count > 0)
        {
            throw new OptionsValidationException(SectionName, typeof(EditionsOptions), faults);
        }
    }

    private static EditionOptions Bind(IConfigurationSection section, List<string> faults)
    {
        var fields = typeof(EditionOptions).GetProperties();
        faults.AddRange(section.GetChildren()
            .Where(child => !fields.Any(field => field.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)))
            .Select(child =>
                $"{child.Path} is no setting; those of an edition are {string.Join(", ", fields.Select(field => field.Name))}."));
        var options = section.Get<EditionOptions>() ?? new();
        foreach (var list in fields.Where(field => field.PropertyType == typeof(List<string>)))
        {
            if (section[list.Name] is { } value)
            {
                list.SetValue(options, ListSetting.Split(value).ToList());
            }
        }

        return options;
    }
}

public static class EditionsServiceCollectionExtensions
{
    /// <summary>The editions of section <c>Editions</c>; a fault in it stops the start-up.</summary>
    public static IServiceCollection AddEditions(this IServiceCollection services)
    {
        services.AddOptions<EditionsOptions>()
            .Configure<IConfiguration>((options, configuration) => options.Read(configuration))
            .ValidateOnStart();
        return services.AddSingleton(
            provider => new EditionCatalog(provider.GetRequiredService<IOptions<EditionsOptions>>().Value.Editions));
    }
}
