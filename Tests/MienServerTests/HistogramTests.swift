import Testing

@testable import MienServer

@Suite struct HistogramTests {
  @Test func countsCumulatively() {
    var histogram = Histogram(bounds: [1, 2])
    for value in [0.5, 1, 1.5, 9] { histogram.record(value) }
    #expect(
      histogram.lines("x", labels: "a=\"b\"") == """
        x_bucket{a="b",le="1.0"} 2
        x_bucket{a="b",le="2.0"} 3
        x_bucket{a="b",le="+Inf"} 4
        x_sum{a="b"} 12.0
        x_count{a="b"} 4

        """)
  }
}
