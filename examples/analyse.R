# An export's means, agreement and intervals in base R, compared with the report's own:
#   evenhand export my-study --out tables/ && evenhand paper my-study --out paper/
#   Rscript analyse.R tables/ paper/
# Everything is computed here from the tables of the export, by the formulas of docs/verdict.md; the figures of the
# report are read from the tables of the paper. It ends with status 1 where any of them differs by more than 1e-9.

read <- function(folder, file) {
  place <- file.path(folder, file)
  # A code may begin with 0, an empty cell is missing, and "NA" is a text.
  texts <- intersect(c("item", "system", "rater", "criterion"), names(read.csv(place, nrows = 1, check.names = FALSE)))
  read.csv(place,
    na.strings = "", fileEncoding = "UTF-8", check.names = FALSE,
    colClasses = setNames(rep("character", length(texts)), texts)
  )
}

# Krippendorff's alpha for ordered points; a text that systems share is one unit.
alpha_ordinal <- function(ratings) {
  text <- paste(ratings$item, ratings$shared_text_id, sep = "\r")
  cells <- !duplicated(data.frame(text, ratings$rater))
  counts <- table(text[cells], ratings$value[cells])
  counts <- counts[rowSums(counts) > 1, , drop = FALSE]
  counts <- counts[, colSums(counts) > 0, drop = FALSE]
  n_u <- rowSums(counts)
  n_v <- colSums(counts)
  n <- sum(n_v)
  upto <- cumsum(n_v)
  distance <- outer(seq_along(n_v), seq_along(n_v), function(c, k) {
    low <- pmin(c, k)
    high <- pmax(c, k)
    ifelse(c == k, 0, (upto[high] - upto[low] + n_v[low] - (n_v[low] + n_v[high]) / 2)^2)
  })
  pairs <- t(counts) %*% (counts / (n_u - 1))
  observed <- sum(pairs * distance) / n
  expected <- sum(outer(n_v, n_v) * distance) / (n * (n - 1))
  1 - observed / expected
}

# Mean of differences and its interval, items and raters both being samples.
crossed_interval <- function(item, rater, difference, level) {
  n <- length(difference)
  residual <- difference - mean(difference)
  sums <- function(labels) {
    w <- as.numeric(table(labels)) / n
    s <- sapply(2:5, function(power) sum(w^power))
    trace <- s[1] - 2 * s[2] + s[1]^2
    of_square <- s[3] - 4 * s[4] + 4 * s[1] * s[3] + 2 * s[2]^2 - 4 * s[1]^2 * s[2] + s[1]^4
    list(squares = sum(rowsum(residual, labels)^2) / n^2, s2 = s[1], factor = s[1] / trace, df = trace^2 / of_square)
  }
  cells <- sums(paste(item, rater, sep = "\r"))
  by_cell <- cells$squares * cells$factor
  variance <- by_cell
  uncertainty <- 0
  least <- Inf
  for (own in list(sums(item), sums(rater))) {
    net <- max(0, (own$squares - by_cell * (1 - own$s2)) * own$factor)
    gross <- own$squares * own$factor
    total <- if (gross >= by_cell) gross else (own$df * gross + 2 * by_cell) / (own$df + 2)
    uncertainty <- uncertainty + net^2 / own$df + max(0, total^2 - net^2) / (1 / own$s2 - 1)
    variance <- variance + net
    least <- min(least, own$df)
  }
  most <- length(unique(item)) + length(unique(rater)) - 2
  df <- if (uncertainty == 0) most else min(most, max(least, variance^2 / uncertainty))
  reach <- qt((1 + level) / 2, df) * sqrt(variance)
  mean(difference) + c(estimate = 0, lower = -reach, upper = reach)
}

place <- commandArgs(trailingOnly = TRUE)
if (length(place) != 2) stop("usage: Rscript analyse.R export-folder paper-folder")
ratings <- read(place[1], "ratings.csv")
ratings <- ratings[ratings$included == "true", ]
systems <- read(place[1], "systems.csv")
baseline <- systems$system[systems$role == "baseline"]

found <- data.frame()
compare <- function(figure, here, report) {
  found <<- rbind(found, data.frame(figure, here, report))
}

means <- read(place[2], "means.csv")
for (row in seq_len(nrow(means))) {
  own <- ratings$system == means$system[row] & ratings$criterion == means$criterion[row]
  compare(paste("mean", means$system[row], means$criterion[row]), mean(ratings$value[own]), means$mean[row])
}

agreement <- read(place[2], "agreement.csv")
for (criterion in unique(ratings$criterion)) {
  told <- agreement[agreement$criterion == criterion & agreement$coefficient == "alpha", ]
  for (row in seq_len(nrow(told))) {
    counted <- ratings$criterion == criterion
    if (told$with_controls[row] == "false") {
      counted <- counted & ratings$system %in% systems$system[systems$role != "control"]
    }
    label <- paste("alpha", criterion, if (told$with_controls[row] == "true") "with controls" else "without")
    compare(label, alpha_ordinal(ratings[counted, ]), told$value[row])
  }
}

for (file in list.files(place[2], "^differences.*[.]csv$")) {
  lines <- read(place[2], file)
  for (row in which(lines$kind == "criterion")) {
    own <- ratings[ratings$criterion == lines$line[row], ]
    pairs <- merge(
      own[own$system == lines$system[row], c("item", "rater", "value")],
      own[own$system == baseline, c("item", "rater", "value")],
      by = c("item", "rater")
    )
    here <- crossed_interval(pairs$item, pairs$rater, pairs$value.x - pairs$value.y, lines$level[row])
    for (end in names(here)) {
      compare(paste(end, lines$system[row], lines$line[row]), here[[end]], lines[row, end])
    }
  }
}

found$apart <- abs(found$here - found$report)
options(width = 120)
print(found, digits = 10, row.names = FALSE)
cat(nrow(found), "figures, at most", format(max(found$apart), digits = 2), "apart\n")
if (any(found$apart > 1e-9)) quit(status = 1)
