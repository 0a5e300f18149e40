namespace ContentGen.Chaos.Tests.Scenarios;

/// <summary>Lanes whose breakers stay out of the way.</summary>
public sealed class SteadyLanes() : LanePool(ChaosSettings.WithoutBreakers, ChaosSettings.Lanes);
