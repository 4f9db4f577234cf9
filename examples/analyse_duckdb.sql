-- Means, paired differences and ordinal α of an export, with DuckDB. In the folder of a Parquet export:
--   evenhand export my-study --out . --format parquet
--   duckdb < analyse_duckdb.sql

-- What counts, with how systems take part.
create or replace temp view counted as
select ratings.*, systems.role from 'ratings.parquet' as ratings
join 'systems.parquet' as systems using (system) where included;

-- Mean rating of each system on each criterion.
select criterion, system, avg(value) as mean from counted group by all order by all;

-- Mean of candidate − baseline by the same rater on the same item.
select candidate.criterion, candidate.system, avg(candidate.value - baseline.value) as difference
from counted as candidate join counted as baseline using (item, rater, criterion)
where candidate.role = 'candidate' and baseline.role = 'baseline' group by all order by all;

-- Krippendorff's α for ordered points; a text that systems share is one unit.
with cells as (
  select distinct criterion, item, shared_text_id, rater, value from counted),
units as (
  select *, count(*) over (partition by criterion, item, shared_text_id) as n_u from cells),
pairable as (select * from units where n_u > 1),
totals as (select criterion, value, count(*) as n_v from pairable group by all),
ranked as (
  select *, sum(n_v) over (partition by criterion order by value) as upto,
    sum(n_v) over (partition by criterion) as n
  from totals),
distances as (
  select c.criterion, c.value as c, k.value as k, c.n_v as n_c, k.n_v as n_k, c.n,
    power(greatest(c.upto, k.upto) - least(c.upto - c.n_v, k.upto - k.n_v) - (c.n_v + k.n_v) / 2, 2) as distance
  from ranked as c join ranked as k on k.criterion = c.criterion and k.value <> c.value),
expected as (
  select criterion, sum(n_c * n_k * distance) / (max(n) * (max(n) - 1)) as de from distances group by criterion),
observed as (
  select one.criterion, sum(distance / (one.n_u - 1)) / max(distances.n) as "do"
  from pairable as one
  join pairable as other using (criterion, item, shared_text_id)
  join distances on distances.criterion = one.criterion and distances.c = one.value and distances.k = other.value
  where one.rater <> other.rater group by one.criterion)
select criterion, 1 - "do" / de as alpha from observed join expected using (criterion) order by criterion;
