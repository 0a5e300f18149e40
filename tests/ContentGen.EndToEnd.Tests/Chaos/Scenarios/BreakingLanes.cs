namespace ContentGen.EndToEnd.Tests.Chaos.Scenarios;

/// <summary>Lanes whose breakers open after a few failures, and stay open.</summary>
public sealed class BreakingLanes() : LanePool(ChaosSettings.WithBreakers, Math.Min(ChaosSettings.Lanes, 2));
