namespace ContentGen.Http;

/// <summary>What a <c>Range</c> field asks for.</summary>
internal enum RangeDemand
{
    /// <summary>Everything: there is no range, or none that has to be heeded.</summary>
    Whole,

    /// <summary>One part of the content.</summary>
    Part,

    /// <summary>A part that the content does not have.</summary>
    Unsatisfiable,
}
