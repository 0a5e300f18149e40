using System.ComponentModel.DataAnnotations;

namespace ContentGen.Settings;

/// <summary>What a model's tokens cost, in US dollars for a million. An entry of <c>ContentGen:Prices:Models</c>.</summary>
public sealed class ModelPriceOptions
{
    /// <summary>The model's id, or the beginning of several; the longest that fits counts, and of equals the last.</summary>
    [Required(ErrorMessage = "ContentGen:Prices:Models has an entry without ModelId; name a model or the beginning of its id.")]
    public string ModelId { get; set; } = "";

    [Range(0, 10_000, ErrorMessage = "ContentGen:Prices:Models:InputUsd must be from {1} to {2} US dollars for a million tokens.")]
    public decimal InputUsd { get; set; }

    [Range(0, 10_000, ErrorMessage = "ContentGen:Prices:Models:OutputUsd must be from {1} to {2} US dollars for a million tokens.")]
    public decimal OutputUsd { get; set; }
}
