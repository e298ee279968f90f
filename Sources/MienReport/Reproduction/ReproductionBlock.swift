import MienMetrics

/// A table or chart of a reproduction.
///
/// Every block that holds measured values says on what data they were measured, and where that was
/// synthetic the page, the Markdown and the JSON say so in every row.
public enum ReproductionBlock: Sendable {
  case text(String)
  case table(Table)
  case curves(Curves)
  case bars(Bars)
  case lines(Lines)
  case heatMap(HeatMap)
  case confusion(Confusion)
  case roc(ROC)
  case embedding(Embedding)
  case pixels(Pixels)
  case comparison([ComparisonRow])

  /// Rows of text.
  public struct Table: Sendable, Encodable {
    /// One line of a table.
    public struct Row: Sendable, Encodable {
      /// The first names the row; missing ones stay empty.
      public var cells: [String]
      /// `nil` for a row that was not measured: what the paper prints, a sum.
      public var data: DataSource?

      /// A row of these cells, measured on `data`.
      public init(_ cells: [String], data: DataSource?) {
        self.cells = cells
        self.data = data
      }
    }

    public var title: String
    public var columns: [String]
    public var rows: [Row]

    /// A table whose rows have at most as many cells as there are columns.
    public init(_ title: String, columns: [String], rows: [Row]) {
      self.title = title
      self.columns = columns
      self.rows = rows
    }
  }

  /// Loss and accuracy of several runs over their epochs.
  public struct Curves: Sendable, Encodable {
    /// One run and its epochs.
    public struct Run: Sendable, Encodable {
      public var name: String
      public var history: [EpochRecord]
      public var data: DataSource

      /// A run trained on `data`.
      public init(_ name: String, history: [EpochRecord], data: DataSource) {
        self.name = name
        self.history = history
        self.data = data
      }
    }

    public var title: String
    public var runs: [Run]

    /// Curves of these runs, in this order.
    public init(_ title: String, runs: [Run]) {
      self.title = title
      self.runs = runs
    }
  }

  /// Values by category, one bar for each series.
  public struct Bars: Sendable, Encodable {
    public var title: String
    /// What the values are: "accuracy on PublicTest".
    public var value: String
    public var categories: [String]
    public var series: [Series]
    /// Whether values are shares, shown in percent.
    public var isShare: Bool

    /// Bars of series that have one value per category.
    public init(
      _ title: String, value: String, categories: [String], series: [Series], isShare: Bool
    ) {
      self.title = title
      self.value = value
      self.categories = categories
      self.series = series
      self.isShare = isShare
    }
  }

  /// One colour of ``Bars`` or ``Lines``.
  public struct Series: Sendable, Encodable {
    public var name: String
    /// One per category or place; `nil` for what was not measured.
    public var values: [Double?]
    /// `nil` for values out of the paper.
    public var data: DataSource?

    /// Values measured on `data`, or out of the paper where that is nil.
    public init(_ name: String, values: [Double?], data: DataSource?) {
      self.name = name
      self.values = values
      self.data = data
    }
  }

  /// Values over a number, such as the learning rate.
  public struct Lines: Sendable, Encodable {
    public var title: String
    /// What is varied.
    public var axis: String
    public var places: [Double]
    /// Whether places stand by their logarithm.
    public var isLogarithmic: Bool
    public var value: String
    public var series: [Series]
    public var isShare: Bool

    /// Lines of series that have one value per place.
    public init(
      _ title: String, axis: String, places: [Double], isLogarithmic: Bool, value: String,
      series: [Series], isShare: Bool
    ) {
      self.title = title
      self.axis = axis
      self.places = places
      self.isLogarithmic = isLogarithmic
      self.value = value
      self.series = series
      self.isShare = isShare
    }
  }

  /// Values by two things that are varied.
  public struct HeatMap: Sendable, Encodable {
    public var title: String
    public var rowName: String
    public var columnName: String
    public var rows: [String]
    public var columns: [String]
    /// Row by row; `nil` for what was not measured.
    public var values: [[Double?]]
    public var isShare: Bool
    /// Whether small values are the good ones, as of a loss.
    public var lowIsGood: Bool
    public var data: DataSource

    /// A map whose `values` have a row for each of `rows` and there a value for each of `columns`.
    public init(
      _ title: String, rowName: String, columnName: String, rows: [String], columns: [String],
      values: [[Double?]], isShare: Bool, lowIsGood: Bool = false, data: DataSource
    ) {
      self.title = title
      self.rowName = rowName
      self.columnName = columnName
      self.rows = rows
      self.columns = columns
      self.values = values
      self.isShare = isShare
      self.lowIsGood = lowIsGood
      self.data = data
    }
  }

  /// A confusion matrix, with the scores of its classes below.
  public struct Confusion: Sendable {
    public var title: String
    public var matrix: ConfusionMatrix
    public var split: String
    public var data: DataSource

    /// A matrix counted on the split `split` of `data`.
    public init(_ title: String, matrix: ConfusionMatrix, split: String, data: DataSource) {
      self.title = title
      self.matrix = matrix
      self.split = split
      self.data = data
    }
  }

  /// ROC curves of all classes.
  public struct ROC: Sendable {
    public var title: String
    public var labels: [String]
    public var analysis: ROCAnalysis
    public var split: String
    public var data: DataSource

    /// Curves of these classes, measured on the split `split` of `data`.
    public init(
      _ title: String, labels: [String], analysis: ROCAnalysis, split: String, data: DataSource
    ) {
      self.title = title
      self.labels = labels
      self.analysis = analysis
      self.split = split
      self.data = data
    }
  }

  /// Features in the plane.
  public struct Embedding: Sendable, Encodable {
    public var title: String
    public var plot: EmbeddingPlot
    public var split: String
    public var data: DataSource

    /// A layout of the split `split` of `data`.
    public init(_ title: String, plot: EmbeddingPlot, split: String, data: DataSource) {
      self.title = title
      self.plot = plot
      self.split = split
      self.data = data
    }
  }

  /// Mean and standard deviation of the pixels per class, of several data sets.
  public struct Pixels: Sendable {
    /// One data set.
    public struct Series: Sendable {
      public var data: DataSource
      /// In the order of the labels; `nil` for a class the data set lacks.
      public var classes: [DatasetOverview.Pixels?]

      /// What the classes of `data` have, in the order of the labels.
      public init(data: DataSource, classes: [DatasetOverview.Pixels?]) {
        self.data = data
        self.classes = classes
      }
    }

    public var title: String
    public var labels: [String]
    public var series: [Series]

    /// A comparison of data sets with these labels.
    public init(_ title: String, labels: [String], series: [Series]) {
      self.title = title
      self.labels = labels
      self.series = series
    }
  }
}
